using System.Linq.Expressions;
using System.Text.Json.Serialization;

namespace OpenTera.TeraServer.Tests;

/// <summary>Who is invited to what is told in the long form only.</summary>
public sealed record TestInvitationAnswer(TestInvitation Row) : RowAnswer<TestInvitation>(Row)
{
    public sealed record TypeInfo(string TestTypeUuid, string TestTypeName, string? TestTypeDescription, string? TestTypeKey);

    public sealed record SessionInfo(string SessionUuid, string SessionName);

    public sealed record UserInfo(string UserUuid, string UserFirstname, string UserLastname);

    public sealed record ParticipantInfo(string ParticipantUuid, string ParticipantName);

    public sealed record DeviceInfo(string DeviceUuid, string DeviceName);

    public sealed record ProjectInfo(string ProjectName);

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TypeInfo? TestInvitationTestType { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SessionInfo? TestInvitationSession { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public UserInfo? TestInvitationUser { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ParticipantInfo? TestInvitationParticipant { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DeviceInfo? TestInvitationDevice { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ProjectInfo? TestInvitationProject { get; init; }

    /// <summary>Where the invited one takes the test; not there when the service has no page for it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TestInvitationUrl { get; init; }

    /// <summary>Of the service of the test's type; null when it has no page for it, and while it is disabled.</summary>
    [JsonIgnore]
    public string? Endpoint { get; init; }

    public TestInvitationAnswer WithUrl(ServiceLinks links) => Endpoint is null
        ? this
        : this with { TestInvitationUrl = links.Url(Endpoint, $"{TestTypeAnswer.WebPath}?invitation_key={Row.TestInvitationKey}") };

    public static readonly Expression<Func<TestInvitation, TestInvitationAnswer>> Short = invitation => new TestInvitationAnswer(invitation)
    {
        Endpoint = invitation.TestType.TestTypeHasWebFormat && invitation.TestType.Service.ServiceEnabled ? invitation.TestType.Service.ServiceClientendpoint : null,
    };

    public static readonly Expression<Func<TestInvitation, TestInvitationAnswer>> Full = invitation => new TestInvitationAnswer(invitation)
    {
        TestInvitationTestType = new TypeInfo(
            invitation.TestType.TestTypeUuid, invitation.TestType.TestTypeName, invitation.TestType.TestTypeDescription, invitation.TestType.TestTypeKey),
        TestInvitationSession = invitation.Session == null ? null : new SessionInfo(invitation.Session.SessionUuid, invitation.Session.SessionName),
        TestInvitationUser = invitation.User == null ? null : new UserInfo(invitation.User.UserUuid, invitation.User.UserFirstname, invitation.User.UserLastname),
        TestInvitationParticipant = invitation.Participant == null
            ? null : new ParticipantInfo(invitation.Participant.ParticipantUuid, invitation.Participant.ParticipantName),
        TestInvitationDevice = invitation.Device == null ? null : new DeviceInfo(invitation.Device.DeviceUuid, invitation.Device.DeviceName),
        TestInvitationProject = new ProjectInfo(invitation.Project.ProjectName),
        Endpoint = invitation.TestType.TestTypeHasWebFormat && invitation.TestType.Service.ServiceEnabled ? invitation.TestType.Service.ServiceClientendpoint : null,
    };
}
