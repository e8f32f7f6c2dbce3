#pragma warning disable IDE0130 // Beside the generated parts, in whose namespaces they have to be.

namespace OpenTera.TeraServer.Data.Models.Postgres
{
    public partial class PostgresContextModel
    {
        partial void Customize() => TeraModel.HideDeleted(this);
    }
}

namespace OpenTera.TeraServer.Data.Models.Sqlite
{
    public partial class SqliteContextModel
    {
        partial void Customize() => TeraModel.HideDeleted(this);
    }
}
