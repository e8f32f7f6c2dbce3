using System.Text.Json;

namespace OpenTera.AppHost.Redis;

/// <summary>
/// Writes the configuration files of <c>redis-server</c> and Garnet: loopback addresses only, the password where other accounts of the machine
/// cannot read it, and what they hold kept on disk, so that people stay signed in over a restart.
/// </summary>
internal static class RedisFiles
{
    public static string WriteRedis(string folder, int port, string password)
    {
        var path = Path.Combine(folder, "redis.conf");
        PrivateFile.Write(path, $"""
            bind 127.0.0.1 -::1
            port {port}
            requirepass {password}
            dir "{folder}"
            daemonize no
            appendonly yes
            appendfsync everysec
            save ""

            """);
        return path;
    }

    public static string WriteGarnet(string folder, int port, string password)
    {
        var path = Path.Combine(folder, "garnet.json");
        PrivateFile.Write(path, JsonSerializer.Serialize(new
        {
            Address = "127.0.0.1 ::1",
            Port = port,
            AuthenticationMode = "Password",
            Password = password,
            // A research system holds a few thousand keys; Garnet would reserve gigabytes.
            LogMemorySize = "64m",
            PageSize = "1m",
            IndexMemorySize = "8m",
            EnableAOF = true,
            AofMemorySize = "8m",
            AofPageSize = "4m",
            AofSegmentSize = "64m",
            AofSizeLimit = "64m",
            CommitFrequencyMs = 1000,
            CheckpointDir = folder,
            Recover = true,
            QuietMode = true,
            // Garnet's default on Linux needs the library libaio.
            DeviceType = "RandomAccess",
        }));
        return path;
    }
}
