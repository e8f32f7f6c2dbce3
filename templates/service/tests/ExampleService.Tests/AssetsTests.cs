using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.ServiceDefaults.Communication.Messages;
using OpenTera.Testing;

namespace OpenTera.ExampleService.Tests;

public sealed class AssetsTests(RunningService server) : IClassFixture<RunningService>
{
    [Fact]
    public async Task Who_sees_a_session_adds_a_file_to_it_and_gets_it_back()
    {
        var asset = await UploadAsync(TestTokens.User(), "walk é.csv", "1,2,3");

        Assert.Equal(("walk é.csv", 5), (asset.GetProperty("asset_original_filename").GetString(), asset.GetProperty("asset_file_size").GetInt64()));
        Assert.Equal(("text/csv", 2), (asset.GetProperty("asset_type").GetString(), asset.GetProperty("id_user").GetInt32()));
        var address = $"?asset_uuid={asset.GetProperty("asset_uuid")}&access_token={asset.GetProperty("access_token")}";
        var file = await server.SendAsync(HttpMethod.Get, "/api/assets" + address, TestTokens.User());
        Assert.Equal(("1,2,3", "walk é.csv"), (await file.Content.ReadAsStringAsync(), file.Content.Headers.ContentDisposition!.FileNameStar));
        Assert.Equal("walk é.csv", (await (await server.SendAsync(HttpMethod.Get, "/api/assets/infos" + address, TestTokens.User())).Content.ReadFromJsonAsync<AssetInfo>())!.OriginalFilename);
        var asked = JsonContent.Create(new { assets = new[] { new { asset_uuid = asset.GetProperty("asset_uuid"), access_token = asset.GetProperty("access_token") } } });
        Assert.Equal(5, Assert.Single((await (await server.SendAsync(HttpMethod.Post, "/api/assets/infos", TestTokens.User(), asked)).Content.ReadFromJsonAsync<List<AssetInfo>>())!).FileSize);
    }

    [Fact]
    public async Task A_file_can_be_renamed_and_its_addresses_are_where_the_service_was_called()
    {
        var asset = await UploadAsync(TestTokens.User(), "walk.csv", "1,2,3");
        Assert.Equal((new Uri(server.Client.BaseAddress!, "/api/assets").ToString(), new Uri(server.Client.BaseAddress!, "/api/assets/infos").ToString()),
            (asset.GetProperty("asset_url").GetString(), asset.GetProperty("asset_infos_url").GetString()));

        var (uuid, token) = (asset.GetProperty("asset_uuid").GetString(), asset.GetProperty("access_token").GetString());
        var renamed = await RenameAsync(uuid, token, "../run.csv");
        Assert.Equal(new(uuid!, "run.csv", 5), await renamed.Content.ReadFromJsonAsync<AssetInfo>());
        Assert.Equal("run.csv", (await server.SendAsync(HttpMethod.Get, $"/api/assets?asset_uuid={uuid}&access_token={token}", TestTokens.User())).Content.Headers.ContentDisposition!.FileName);
        Assert.Equal(HttpStatusCode.Forbidden, (await RenameAsync($"{Guid.NewGuid()}", token, "b.csv")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await server.SendAsync(HttpMethod.Post, "/api/assets/infos", TestTokens.User(), JsonContent.Create(new { }))).StatusCode);
    }

    [Fact]
    public async Task Nobody_adds_a_file_to_a_session_they_do_not_see()
    {
        Assert.Equal(HttpStatusCode.OK, (await SendFileAsync(TestTokens.Participant(), 1)).StatusCode);
        foreach (var (token, session) in new[] { (TestTokens.Participant(), 2), (TestTokens.User(), 3), (TestTokens.Device(), 1) })
            Assert.Equal(HttpStatusCode.Forbidden, (await SendFileAsync(token, session)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendFileAsync(null, 1)).StatusCode);
    }

    [Fact]
    public async Task A_token_for_another_file_another_caller_or_another_time_opens_nothing()
    {
        var uuid = (await UploadAsync(TestTokens.User(), "a.txt", "secret")).GetProperty("asset_uuid").GetString()!;
        var soon = DateTimeOffset.UtcNow.AddMinutes(1).ToUnixTimeSeconds();
        string[] useless =
        [
            "none",
            TestTokens.Service(),
            TestTokens.Sign(TestTokens.ServiceKey, new { exp = soon, asset_uuids = new[] { Guid.NewGuid() }, requester_uuid = TestTokens.UserUuid }),
            TestTokens.Sign(TestTokens.ServiceKey, new { exp = soon, asset_uuids = new[] { uuid }, requester_uuid = TestTokens.ParticipantUuid }),
            TestTokens.Sign(TestTokens.ServiceKey, new { exp = soon - 120, asset_uuids = new[] { uuid }, requester_uuid = TestTokens.UserUuid }),
            TestTokens.Sign(TestTokens.ServiceKey, new { asset_uuids = new[] { uuid }, requester_uuid = TestTokens.UserUuid }),
            TestTokens.Sign(TestTokens.UserKey, new { exp = soon, asset_uuids = new[] { uuid }, requester_uuid = TestTokens.UserUuid }),
        ];

        foreach (var token in useless)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await server.SendAsync(HttpMethod.Get, $"/api/assets?asset_uuid={uuid}&access_token={token}", TestTokens.User())).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await server.SendAsync(HttpMethod.Delete, $"/api/assets?uuid={uuid}&access_token={token}", TestTokens.User())).StatusCode);
        }
        // As TeraServer writes it: one uuid as text.
        var good = TestTokens.Sign(TestTokens.ServiceKey, new { exp = soon, asset_uuids = uuid, requester_uuid = TestTokens.UserUuid });
        Assert.Equal("secret", await (await server.SendAsync(HttpMethod.Get, $"/api/assets?asset_uuid={uuid}&access_token={good}", TestTokens.User())).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_file_of_a_deleted_asset_is_deleted()
    {
        var asset = await UploadAsync(TestTokens.User(), "a.txt", "old");
        var uuid = asset.GetProperty("asset_uuid").GetString();

        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Delete, $"/api/assets?uuid={uuid}&access_token={asset.GetProperty("access_token")}", TestTokens.User())).StatusCode);
        Assert.Contains(server.TeraServer.Requests, request => request.Method == "DELETE" && request.Path == $"/api/service/assets?uuid={uuid}");
        await server.PublishAsync(Topics.DatabaseEvents("asset"), new DatabaseEvent { Type = DatabaseEvent.Types.EventType.DbDelete, ObjectType = "asset", ObjectValue = $$"""{"asset_uuid": "{{uuid}}"}""" });

        await Eventually.TrueAsync(async () => (await server.SendAsync(HttpMethod.Get, $"/api/assets?asset_uuid={uuid}&access_token={asset.GetProperty("access_token")}", TestTokens.User())).StatusCode == HttpStatusCode.NotFound, "deleted");
        await Eventually.TrueAsync(() => !File.Exists(Path.Combine(server.AssetFolder, uuid!)), "deleted");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"id_session": 1}""")]
    [InlineData("""{"id_session": "1", "asset_name": "A"}""")]
    public async Task A_file_that_says_not_what_it_is_is_refused(string description) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await server.SendAsync(HttpMethod.Post, "/api/assets", TestTokens.User(), Form(description, "a.txt", ""))).StatusCode);

    private async Task<JsonElement> UploadAsync(string token, string name, string content)
    {
        var answer = await server.SendAsync(HttpMethod.Post, "/api/assets", token, Form("""{"id_session": 1, "asset_name": "Walk"}""", name, content));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private Task<HttpResponseMessage> RenameAsync(string? uuid, string? token, string name) => server.SendAsync(HttpMethod.Post, "/api/assets/infos", TestTokens.User(),
        JsonContent.Create(new { file_asset = new { asset_uuid = uuid, access_token = token, asset_original_filename = name } }));

    private Task<HttpResponseMessage> SendFileAsync(string? token, int session) =>
        server.SendAsync(HttpMethod.Post, "/api/assets", token, Form($$"""{"id_session": {{session}}, "asset_name": "Walk"}""", "a.txt", "a"));

    private static MultipartFormDataContent Form(string description, string name, string content) =>
        new() { { new StringContent(description), "file_asset" }, { new StringContent(content), "file", name } };
}
