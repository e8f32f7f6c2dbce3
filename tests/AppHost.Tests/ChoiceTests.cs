namespace OpenTera.AppHost.Tests;

/// <summary>Which way each part is run on which machine.</summary>
public sealed class ChoiceTests : TestSystem
{
    /// <summary>The choices on a machine that has these programs and no others.</summary>
    private Choices On(string[] programs, params string[] settings)
    {
        foreach (var program in programs)
            File.WriteAllText(Path.Combine(Folder, OperatingSystem.IsWindows() ? program + ".exe" : program), "");
        var configuration = DistributedApplication.CreateBuilder([.. settings]).Configuration;
        return new Choices(OpenTeraSettings.Read(configuration, Folder), new Machine(Folder));
    }

    [Fact]
    public void A_machine_with_nothing_has_sqlite_garnet_and_yarp()
    {
        var choices = On([]);

        Assert.Equal((DatabaseKind.Sqlite, RedisKind.Garnet, GatewayKind.Yarp), (choices.Database().Kind, choices.Redis().Kind, choices.Gateway().Kind));
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void Programs_that_are_installed_are_used()
    {
        var choices = On(["redis-server", "nginx"], "--ConnectionStrings:opentera=Host=localhost;Database=opentera");

        Assert.Equal((DatabaseKind.Postgres, RedisKind.Native, GatewayKind.Nginx), (choices.Database().Kind, choices.Redis().Kind, choices.Gateway().Kind));
        Assert.Equal(
            ("ConnectionStrings:opentera is set", "redis-server is installed", "nginx is installed"),
            (choices.Database().Reason, choices.Redis().Reason, choices.Gateway().Reason));
    }

    [Fact]
    public void A_setting_wins_over_what_is_installed()
    {
        var choices = On(["redis-server", "nginx"], "--ConnectionStrings:opentera=Host=localhost", "--OpenTera:Database=sqlite", "--OpenTera:Redis=garnet", "--OpenTera:Gateway=yarp");

        Assert.Equal((DatabaseKind.Sqlite, RedisKind.Garnet, GatewayKind.Yarp), (choices.Database().Kind, choices.Redis().Kind, choices.Gateway().Kind));
        Assert.Equal("as OpenTera:Redis says", choices.Redis().Reason);
    }

    [Fact]
    public void What_is_forced_but_missing_is_an_error_that_says_what_to_install()
    {
        var choices = On([], "--OpenTera:Database=postgres", "--OpenTera:Redis=native", "--OpenTera:Gateway=nginx");

        Assert.Contains("ConnectionStrings:opentera is not set", Assert.Throws<DistributedApplicationException>(choices.Database).Message);
        Assert.Contains("apt install redis-server", Assert.Throws<DistributedApplicationException>(choices.Redis).Message);
        Assert.Contains("nginx", Assert.Throws<DistributedApplicationException>(choices.Gateway).Message);
    }

    [Fact]
    public void A_container_that_is_forced_where_none_can_run_is_an_error()
    {
        var choices = On([], "--OpenTera:Database=container", "--OpenTera:Redis=container", "--OpenTera:Gateway=container");

        Assert.All(
            new Func<object>[] { choices.Database, choices.Redis, choices.Gateway },
            choice => Assert.Contains("is container, but", Assert.Throws<DistributedApplicationException>(choice).Message));
    }
}
