namespace OpenTera.TeraServer.ParticipantGroups;

public sealed record ParticipantGroupAnswer(ParticipantGroup Row, string ProjectName) : RowAnswer<ParticipantGroup>(Row);

public sealed record ParticipantGroupInList(ParticipantGroup Row, int GroupParticipantCount) : RowAnswer<ParticipantGroup>(Row);
