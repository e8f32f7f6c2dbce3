namespace OpenTera.TeraServer.WebSockets;

/// <summary>
/// The scopes from the other end: uuids of all users, participants and devices that see one of them. They must agree with what
/// <see cref="UsersInScope"/>, <see cref="ParticipantsInScope"/> and <see cref="DevicesInScope"/> say.
/// </summary>
internal static class Viewers
{
    extension(TeraContext db)
    {
        public IQueryable<string> ViewersOfUser(string uuid)
        {
            var seen = db.Users.Where(user => user.UserUuid == uuid);
            var projects =
                from role in db.ServiceRoles
                where role.Service.ServiceKey == Service.TeraServerKey && role.IdProject != null
                from access in role.ServiceAccesses
                from membership in access.UserGroup!.UserUserGroups
                where membership.User.UserUuid == uuid
                select role.Project!;
            var viewers = db.HoldersOf(db.RolesIn(projects));
            return db.Users.Where(user => user.UserUuid == uuid || seen.Any() && (user.UserSuperadmin || viewers.Contains(user.IdUser))).Select(user => user.UserUuid);
        }

        public IQueryable<string> ViewersOfParticipant(string uuid)
        {
            var seen = db.Participants.Where(participant => participant.ParticipantUuid == uuid);
            var viewers = db.HoldersOf(db.RolesIn(seen.Select(participant => participant.Project)));
            return db.Users.Where(user => seen.Any() && (user.UserSuperadmin || viewers.Contains(user.IdUser))).Select(user => user.UserUuid)
                .Concat(seen.Select(participant => participant.ParticipantUuid))
                .Concat(db.Devices.Where(device => device.DeviceParticipants.Any(link => link.Participant.ParticipantUuid == uuid)).Select(device => device.DeviceUuid));
        }

        public IQueryable<string> ViewersOfDevice(string uuid)
        {
            var seen = db.Devices.Where(device => device.DeviceUuid == uuid);
            var sites = db.DeviceSites.Where(link => link.Device.DeviceUuid == uuid).Select(link => (int?)link.IdSite);
            var viewers = db.HoldersOf(db.ServiceRoles.Where(role => sites.Contains(role.IdSite) || sites.Contains(role.Project!.IdSite)));
            return db.Users.Where(user => seen.Any() && (user.UserSuperadmin || viewers.Contains(user.IdUser))).Select(user => user.UserUuid)
                .Concat(seen.Select(device => device.DeviceUuid))
                .Concat(db.Participants.Where(participant => participant.DeviceParticipants.Any(link => link.Device.DeviceUuid == uuid)).Select(participant => participant.ParticipantUuid));
        }

        public IQueryable<string> MembersOfSession(string uuid) =>
            db.SessionUsers.Where(link => link.Session!.SessionUuid == uuid).Select(link => link.User!.UserUuid)
                .Concat(db.SessionParticipants.Where(link => link.Session!.SessionUuid == uuid).Select(link => link.Participant!.ParticipantUuid))
                .Concat(db.SessionDevices.Where(link => link.Session!.SessionUuid == uuid).Select(link => link.Device!.DeviceUuid));

        /// <summary>Roles by which one sees projects: those in them, and administrator of their sites.</summary>
        private IQueryable<ServiceRole> RolesIn(IQueryable<Project> projects) => db.ServiceRoles.Where(role =>
            projects.Any(project => role.IdProject == project.IdProject || role.IdSite == project.IdSite && role.ServiceRoleName == "admin"));

        /// <summary>Ids of the users who have one of the roles.</summary>
        private IQueryable<int> HoldersOf(IQueryable<ServiceRole> roles) =>
            from role in roles
            from access in role.ServiceAccesses
            from membership in access.UserGroup!.UserUserGroups
            select membership.IdUser;
    }
}
