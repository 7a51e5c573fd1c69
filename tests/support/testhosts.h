// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"
#include "tests/support/temporaryfolder.h"

#include <sys/types.h>

#include <cstddef>
#include <string>
#include <vector>

namespace loadstone {

/// Hosts of a test on this machine: network namespaces with addresses and names of their own on one
/// bridge, at which this machine is as well. Open MPI enters them by a script in the place of ssh.
/// They are gone when it is destroyed, with all that runs in them.
class TestHosts : private Pinned {
public:
    /// Throws if the system does not let them be made. `ahead`: by how many seconds the steady
    /// clock of each is ahead of this machine's; those behind it are not.
    explicit TestHosts(std::size_t count, std::vector<int> ahead = {});
    ~TestHosts();

    /// Why they cannot be had here; empty if they can.
    static std::string lacks();

    /// "name,name".
    std::string list() const;
    const std::string& name(std::size_t host) const { return m_names.at(host); }
    std::string addressOf(std::size_t host) const { return m_net + std::to_string(host + 1); }
    /// This machine's, as they see it.
    const std::string& address() const { return m_address; }
    /// The script in the place of ssh, to be told to Open MPI by OMPI_MCA_plm_rsh_agent.
    std::string agent() const { return (m_folder.path() / "agent").string(); }

    /// The processes there whose command line has `word` in it.
    std::vector<pid_t> processesOn(std::size_t host, const std::string& word) const;
    std::vector<pid_t> processesOnAll(const std::string& word) const;
    /// Its cable is pulled out, or in again.
    void cut(std::size_t host) const;
    void mend(std::size_t host) const;

private:
    void makeHost(std::size_t host) const;
    std::string cable(std::size_t host) const;

    TemporaryFolder m_folder;
    std::string m_mark; ///< which of several tests' they are
    std::string m_net;  ///< "10.213.7."
    std::string m_address;
    std::vector<std::string> m_names;
    std::vector<int> m_ahead;
};

} // namespace loadstone
