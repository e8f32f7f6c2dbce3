using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.TestTypes;

public static class UserTestTypes
{
    public static void MapUserTestTypes(this IEndpointRouteBuilder user)
    {
        user.MapGet("/testtypes", Get).AsksWhoCallsAlong().Produces<TestTypeAnswer[]>().WithSummary("Get test type information. If no id is specified, returns all available test types.");
        user.MapPost("/testtypes", UserTestTypeChanges.Save)
            .Produces<TestTypeAnswer[]>().WithSummary("Create a test type (id_test_type 0) or change one, with its sites and projects (administrators of those).");
        user.MapDelete("/testtypes", UserTestTypeChanges.Delete).WithSummary("Delete a test type of which there are no tests.");
    }

    public sealed record TestTypesQuery : Query<TestTypesQuery>
    {
        [Help("ID of the test type to query")]
        public int? IdTestType { get; init; }

        [Help("UUID of the test type to query")]
        public string? TestTypeUuid { get; init; }

        [Help("Key of the test type to query")]
        public string? TestTypeKey { get; init; }

        [Help("ID of the project to get test types for")]
        public int? IdProject { get; init; }

        [Help("ID of the site to get test types for")]
        public int? IdSite { get; init; }

        [Help("Flag that limits the returned data to minimal information")]
        public bool? List { get; init; }

        [Help("Also include test types urls")]
        public bool? WithUrls { get; init; }

        [Help("Only includes the access token. Will ignore with_urls if specified.")]
        public bool? WithOnlyToken { get; init; }
    }

    /// <param name="Endpoint">Null while the service is disabled.</param>
    private sealed record Found(TestType Type, string ServiceKey, string ServiceUuid, string? Endpoint, bool CanEdit);

    private static async Task<IResult> Get(TestTypesQuery query, UserScope scope, ServiceLinks links, CancellationToken cancellation)
    {
        var projects = scope.AdminProjects();
        var found = await Asked(query, scope).ReadAsync(types => types.AsNoTracking().Select(type => new Found(
            type,
            type.Service.ServiceKey,
            type.Service.ServiceUuid,
            type.Service.ServiceEnabled ? type.Service.ServiceClientendpoint : null,
            type.TestTypeProjects.Any(association => projects.Any(project => project.IdProject == association.IdProject)))).ToListAsync(cancellation), cancellation);
        if (found.Count == 0 && (query.IdTestType is not null || query.TestTypeKey is not null || query.TestTypeUuid is not null))
            return new Refusal(StatusCodes.Status404NotFound, "Test type not found");

        var signer = query.WithUrls == true || query.WithOnlyToken == true ? await links.SignerAsync(scope.User.UserUuid) : null;
        var answers = found.ConvertAll(type => Shown(type, query, links, signer));
        return query.WithOnlyToken == true
            ? Answer.Json(answers.ConvertAll(type => new { type.Row.TestTypeUuid, type.AccessToken, type.TestTypeJsonUrl, type.TestTypeWebUrl, type.TestTypeWebEditorUrl }))
            : Answer.Json(answers);
    }

    private static RowsBehind<TestType> Asked(TestTypesQuery query, UserScope scope)
    {
        var ofServices = scope.TestTypesOfServices();
        if (query.IdTestType is { } idTestType)
            return new(ofServices.Where(type => type.IdTestType == idTestType));
        if (query.TestTypeKey is { } key)
            return new(ofServices.Where(type => type.TestTypeKey == key));
        if (query.TestTypeUuid is { } uuid)
            return new(ofServices.Where(type => type.TestTypeUuid == uuid));
        if (query.IdProject is { } idProject)
        {
            return new(scope.TestTypes().Where(type => type.TestTypeProjects.Any(association => association.IdProject == idProject)).OrderBy(type => type.TestTypeName),
                scope.Projects().Where(project => project.IdProject == idProject).Select(project => project.IdProject), "Forbidden");
        }

        if (query.IdSite is { } idSite)
        {
            return new(ofServices.Where(type => type.TestTypeSites.Any(association => association.IdSite == idSite)).OrderBy(type => type.TestTypeName),
                scope.Sites().Where(site => site.IdSite == idSite).Select(site => site.IdSite), "Forbidden");
        }

        return new(scope.TestTypes());
    }

    private static TestTypeAnswer Shown(Found found, TestTypesQuery query, ServiceLinks links, ServiceLinks.Signer? signer)
    {
        var answer = new TestTypeAnswer(found.Type);
        if (query.List != true)
            answer = answer with { TestTypeServiceKey = found.ServiceKey, TestTypeServiceUuid = found.ServiceUuid };
        if (signer is not null)
            answer = answer with { AccessToken = signer.Sign(new() { ["test_type_uuids"] = found.Type.TestTypeUuid, ["can_edit"] = found.CanEdit }) };
        return query.WithUrls == true ? answer.WithUrls(found.Endpoint, links) : answer;
    }
}
