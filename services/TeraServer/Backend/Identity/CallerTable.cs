using System.Runtime.CompilerServices;

namespace OpenTera.TeraServer.Identity;

/// <summary>A table of those who call.</summary>
public sealed class CallerTable
{
    public const string Parameter = "caller";

    public static readonly CallerTable Users = new("t_users", "user_uuid");
    public static readonly CallerTable Services = new("t_services", "service_uuid");

    /// <summary>A statement that comes again is the same string.</summary>
    private readonly ConditionalWeakTable<string, string> _statements = [];
    private readonly string _question;

    /// <summary>A row's version is the transaction that wrote it: PostgreSQL keeps track of it, whoever writes.</summary>
    private CallerTable(string name, string uuid) => _question = $"SELECT xmin::text FROM {name} WHERE {uuid} = @{Parameter}";

    /// <summary>Asks for the version of the row whose uuid is the parameter, and then what a statement asks, in one exchange with the database.</summary>
    public string QuestionBefore(string statement) => _statements.GetValue(statement, then => $"{_question};\n{then}");
}
