using System.Text.Json.Nodes;
using OpenTera.ServiceDefaults.TeraServer;

namespace OpenTera.TeraServer.Forms;

internal static class ParticipantForms
{
    public static TeraForm Participant(IReadOnlyList<TeraFormValue> groups)
    {
        var withLogin = new TeraFormCondition("participant_login_enabled", "=", true);
        return new("participant",
            new TeraFormSection("informations", "Information",
                new("id_participant", "Participant ID", "hidden") { Required = true },
                new("id_project", "Projet ID", "hidden") { Required = true },
                new("participant_uuid", "Participant UUID", "hidden") { Required = true },
                new("participant_name", "Participant Name", "text") { Required = true },
                new("participant_email", "Participant Email", "text"),
                new("id_participant_group", "Participant Group", "array") { Values = groups },
                new("participant_enabled", "Participant Enabled", "boolean") { Required = true, Default = JsonValue.Create(true) },
                new("participant_token_enabled", "Participant Token Login Enabled", "boolean") { Required = true },
                new("participant_token", "Participant Token", "label") { ReadOnly = false },
                new("participant_login_enabled", "Participant Login Enabled", "boolean") { Required = true },
                new("participant_username", "Participant Username", "text") { Required = true, Condition = withLogin },
                new("participant_password", "Participant Password", "password") { Confirm = true, Condition = withLogin },
                new("participant_lastonline", "Last Connection", "datetime") { ReadOnly = true },
                new("participant_lastsession", "Last Session", "datetime") { ReadOnly = true }));
    }

    public static TeraForm Group(IReadOnlyList<TeraFormValue> projects) => new("group",
        new TeraFormSection("informations", "Information",
            new("id_participant_group", "Participant Group ID", "hidden") { Required = true },
            new("participant_group_name", "Participant Group Name", "text") { Required = true },
            new("id_project", "Project", "array") { Required = true, Values = projects },
            new("project_name", "Project Name", "hidden")));
}
