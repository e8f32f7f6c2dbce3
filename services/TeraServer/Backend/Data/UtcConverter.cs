using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace OpenTera.TeraServer.Data;

/// <summary>Instants are stored in UTC, to the microsecond, as PostgreSQL has it: a value read back equals the one written, on SQLite too.</summary>
public sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
    instant => instant.UtcDateTime.AddTicks(-(instant.UtcTicks % TimeSpan.TicksPerMicrosecond)),
    stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
