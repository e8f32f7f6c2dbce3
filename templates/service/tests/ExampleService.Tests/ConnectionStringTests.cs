using Microsoft.Extensions.Hosting;
using OpenTera.ExampleService.Notes;

namespace OpenTera.ExampleService.Tests;

public sealed class ConnectionStringTests
{
    [Fact]
    public void A_service_without_a_database_says_which_setting_is_missing()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());

        var failure = Assert.Throws<InvalidOperationException>(() => builder.AddOpenTeraDbContext<NotesContext>("exampleservice"));

        Assert.Contains("ConnectionStrings__exampleservice", failure.Message);
    }
}
