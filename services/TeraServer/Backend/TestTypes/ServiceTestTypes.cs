using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.TestTypes;

public static class ServiceTestTypes
{
    public static void MapServiceTestTypes(this IEndpointRouteBuilder service)
    {
        service.MapGet("/testtypes", Get).AsksWhoCallsAlong().Produces<TestTypeAnswer[]>().WithSummary("Get the service's test types, or those of a site, a project or a participant.");
        service.MapPost("/testtypes", Save).Produces<TestTypeAnswer>().WithSummary("Create a test type (id_test_type 0) of the service, or change one, by its id or uuid.");
        service.MapDelete("/testtypes", Delete).WithSummary("Delete a test type of the service of which there are no tests.");
    }

    [Strict]
    public sealed record TestTypesQuery : Query<TestTypesQuery>
    {
        [Help("ID of the site to query test types for")]
        public int? IdSite { get; init; }

        [Help("ID of the project to query test types for")]
        public int? IdProject { get; init; }

        [Help("ID of the participant to query types for")]
        public int? IdParticipant { get; init; }

        [Help("Test type key to query for")]
        public string? TestTypeKey { get; init; }

        [Help("ID of the test type to query for")]
        public int? IdTestType { get; init; }

        [Help("UUID of the test type to query for")]
        public string? TestTypeUuid { get; init; }
    }

    public sealed record DeletedTestType : Query<DeletedTestType>
    {
        [Help("Test type UUID to delete"), Mandatory]
        public string Uuid { get; init; } = "";
    }

    private static async Task<IResult> Get(TestTypesQuery query, ServiceScope scope, CancellationToken cancellation) =>
        Answer.Json(await Asked(query, scope).OrderBy(type => type.TestTypeName).Select(TestTypeAnswer.Full).AsNoTracking().ToListAsync(cancellation));

    private static IQueryable<TestType> Asked(TestTypesQuery query, ServiceScope scope)
    {
        var (types, own) = (scope.Db.TestTypes, scope.TestTypes());
        if (query.IdSite is { } idSite)
        {
            var site = scope.Sites().Where(site => site.IdSite == idSite);
            return types.Where(type => type.TestTypeSites.Any(link => link.IdSite == idSite) && site.Any());
        }

        if (query.IdProject is { } idProject)
        {
            var project = scope.Projects().Where(project => project.IdProject == idProject);
            return types.Where(type => type.TestTypeProjects.Any(link => link.IdProject == idProject) && project.Any());
        }

        if (query.IdParticipant is { } idParticipant)
        {
            var participant = scope.Participants().Where(participant => participant.IdParticipant == idParticipant);
            return types.Where(type => type.TestTypeProjects.Any(link => participant.Any(row => row.IdProject == link.IdProject)));
        }

        if (query.IdTestType is { } idTestType)
            return own.Where(type => type.IdTestType == idTestType);
        if (query.TestTypeUuid is { } uuid)
            return own.Where(type => type.TestTypeUuid == uuid);
        return query.TestTypeKey is { } key ? own.Where(type => type.TestTypeKey == key) : own;
    }

    private static async Task<IResult> Save(JsonBody body, ServiceScope scope, CancellationToken cancellation)
    {
        if (body["test_type"] is not { } values)
            return Refusal.BadRequest("Missing test_type");
        var (idTestType, uuid) = (values.Int("id_test_type"), values.String("test_type_uuid"));
        if (idTestType is null && uuid is null)
            return Refusal.BadRequest("Missing id_test_type or test_type_uuid");
        if (values.Has("id_service") && values.Int("id_service") != scope.Service.IdService)
            return Refusal.Forbidden;

        var isNew = idTestType == 0 && uuid is null;
        var type = isNew ? new TestType { IdService = scope.Service.IdService } : await scope.TestTypes()
            .FirstOrDefaultAsync(type => idTestType != null ? type.IdTestType == idTestType : type.TestTypeUuid == uuid, cancellation);
        if (type is null)
            return Refusal.Forbidden;
        if (isNew && values.Missing("test_type_name") is { } missing)
            return Refusal.BadRequest("Missing fields", $": {missing}");

        values.Remove("test_type_uuid");
        values.ApplyTo(scope.Db.Entry(type));
        await (isNew ? scope.Db.InsertAsync(type, cancellation) : scope.Db.UpdateAsync(type, cancellation));
        return Answer.Json(new TestTypeAnswer(type) { TestTypeServiceKey = scope.Service.ServiceKey, TestTypeServiceUuid = scope.Service.ServiceUuid });
    }

    private static async Task<IResult> Delete(DeletedTestType query, ServiceScope scope, CancellationToken cancellation)
    {
        if (await scope.Db.TestTypes.FirstOrDefaultAsync(type => type.TestTypeUuid == query.Uuid, cancellation) is not { } type)
            return Refusal.BadRequest("Missing arguments");
        if (type.IdService != scope.Service.IdService)
            return new Refusal(StatusCodes.Status403Forbidden, "Test type not related to this service. Can't delete.");

        try
        {
            await scope.Db.DeleteAsync(type, cancellation);
        }
        catch (IntegrityException)
        {
            return Refusal.DatabaseError;
        }

        return Answer.Deleted;
    }
}
