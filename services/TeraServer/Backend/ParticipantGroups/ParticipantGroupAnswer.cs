namespace OpenTera.TeraServer.ParticipantGroups;

public sealed record ParticipantGroupAnswer(ParticipantGroup Row, string ProjectName) : RowAnswer<ParticipantGroup>(Row);
