using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Data;

/// <summary>OpenTera's database. Deleted rows are hidden by the filter <see cref="NotDeleted"/>; nothing is loaded lazily.</summary>
public abstract class TeraContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>Name of the query filter that hides deleted rows: <c>IgnoreQueryFilters([TeraContext.NotDeleted])</c> shows them.</summary>
    public const string NotDeleted = "NotDeleted";

    /// <summary>What the next statement asks along, and its answer; null: nothing.</summary>
    internal CallerVersion? CallerVersion { get; set; }

    public DbSet<Asset> Assets => Set<Asset>();
    public DbSet<Device> Devices => Set<Device>();
    public DbSet<DeviceParticipant> DeviceParticipants => Set<DeviceParticipant>();
    public DbSet<DeviceProject> DeviceProjects => Set<DeviceProject>();
    public DbSet<DeviceSite> DeviceSites => Set<DeviceSite>();
    public DbSet<DeviceSubtype> DeviceSubtypes => Set<DeviceSubtype>();
    public DbSet<DeviceType> DeviceTypes => Set<DeviceType>();
    public DbSet<Participant> Participants => Set<Participant>();
    public DbSet<ParticipantGroup> ParticipantGroups => Set<ParticipantGroup>();
    public DbSet<Project> Projects => Set<Project>();
    public DbSet<ServerSetting> ServerSettings => Set<ServerSetting>();
    public DbSet<Service> Services => Set<Service>();
    public DbSet<ServiceAccess> ServiceAccesses => Set<ServiceAccess>();
    public DbSet<ServiceConfig> ServiceConfigs => Set<ServiceConfig>();
    public DbSet<ServiceConfigSpecific> ServiceConfigSpecifics => Set<ServiceConfigSpecific>();
    public DbSet<ServiceProject> ServiceProjects => Set<ServiceProject>();
    public DbSet<ServiceRole> ServiceRoles => Set<ServiceRole>();
    public DbSet<ServiceSite> ServiceSites => Set<ServiceSite>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<SessionDevice> SessionDevices => Set<SessionDevice>();
    public DbSet<SessionEvent> SessionEvents => Set<SessionEvent>();
    public DbSet<SessionParticipant> SessionParticipants => Set<SessionParticipant>();
    public DbSet<SessionType> SessionTypes => Set<SessionType>();
    public DbSet<SessionTypeProject> SessionTypeProjects => Set<SessionTypeProject>();
    public DbSet<SessionTypeService> SessionTypeServices => Set<SessionTypeService>();
    public DbSet<SessionTypeSite> SessionTypeSites => Set<SessionTypeSite>();
    public DbSet<SessionUser> SessionUsers => Set<SessionUser>();
    public DbSet<Site> Sites => Set<Site>();
    public DbSet<Test> Tests => Set<Test>();
    public DbSet<TestInvitation> TestInvitations => Set<TestInvitation>();
    public DbSet<TestType> TestTypes => Set<TestType>();
    public DbSet<TestTypeProject> TestTypeProjects => Set<TestTypeProject>();
    public DbSet<TestTypeSite> TestTypeSites => Set<TestTypeSite>();
    public DbSet<User> Users => Set<User>();
    public DbSet<UserGroup> UserGroups => Set<UserGroup>();
    public DbSet<UserPreference> UserPreferences => Set<UserPreference>();
    public DbSet<UserUserGroup> UserUserGroups => Set<UserUserGroup>();

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (TwoFactorRule.For(this) is not { } rule)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await using var transaction = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        var count = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await rule.ApplyAsync(this, cancellationToken);
        if (transaction is not null)
            await transaction.CommitAsync(cancellationToken);
        return count;
    }

    /// <summary>The value of a server setting.</summary>
    /// <exception cref="InvalidOperationException">There is no such setting: the database was not seeded.</exception>
    public async Task<string> SettingAsync(string name, CancellationToken cancellationToken) =>
        await ServerSettings.Where(setting => setting.ServerSettingsName == name).Select(setting => setting.ServerSettingsValue).SingleOrDefaultAsync(cancellationToken)
        ?? throw new InvalidOperationException($"The table t_server_settings has no '{name}'. Start with OpenTera:Seed=default on an empty database.");

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions) =>
        conventions.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        // Assets point to the service that keeps them by its uuid, not its id.
        model.Entity<Asset>().HasOne(asset => asset.OwnerService).WithMany(service => service.OwnedAssets)
            .HasForeignKey(asset => asset.AssetServiceUuid).HasPrincipalKey(service => service.ServiceUuid);
        // No model with filters can be compiled: they are put into the compiled one.
        if (!EF.IsDesignTime)
            TeraModel.HideDeleted(model);
        TeraModel.GenerateUuids(model.Model);
        TeraModel.NameConstraints(model.Model);
    }
}
