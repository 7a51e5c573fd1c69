// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cluster/clusteruser.h"

#include <grp.h>
#include <pwd.h>
#include <unistd.h>

namespace loadstone {

Expected<std::optional<ClusterUser>> ClusterUser::choose() {
    if (geteuid() != 0)
        return std::optional<ClusterUser>();
    const passwd* const nobody = getpwnam("nobody");
    if (!nobody)
        return fail("",
                    "PostgreSQL does not run as root, and there is no user nobody to run it as");
    return ClusterUser{nobody->pw_uid, nobody->pw_gid};
}

bool ClusterUser::become() const {
    return setgroups(0, nullptr) == 0 && setresgid(group, group, group) == 0 &&
           setresuid(user, user, user) == 0;
}

bool ClusterUser::own(const std::filesystem::path& path) const {
    return chown(path.c_str(), user, group) == 0;
}

} // namespace loadstone
