// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cluster/readywatch.h"

#include "core/cluster/childend.h"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <string>

namespace loadstone {

namespace {

constexpr std::string_view lockFile = "postmaster.pid";

} // namespace

ReadyWatch::ReadyWatch(std::filesystem::path data)
    : m_data(std::move(data)), m_changes(inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {
    inotify_add_watch(m_changes, m_data.c_str(), IN_CLOSE_WRITE | IN_MODIFY | IN_CREATE);
}

ReadyWatch::~ReadyWatch() {
    ::close(m_changes);
}

// The file of a server that was killed stays behind, with its number in the first line; the eighth
// one says how the server is.
bool ReadyWatch::isReady(pid_t server) const {
    constexpr int stateLine = 8;
    std::ifstream in(m_data / lockFile);
    std::string first;
    std::getline(in, first);
    std::string line;
    for (int i = 1; i < stateLine; ++i)
        std::getline(in, line);
    return in && first == std::to_string(server) && line.starts_with("ready");
}

// The descriptors only wake it: the system has few of one kind and not everywhere the other, and
// nothing tells of a stop.
bool ReadyWatch::await(pid_t server, const std::function<bool()>& isStopped) const {
    constexpr int pause = 50; // ms
    const ChildEnd end(server);
    std::array<pollfd, 2> sources{pollfd{m_changes, POLLIN, 0},
                                  pollfd{end.descriptor(), POLLIN, 0}};
    bool ready = isReady(server);
    while (!ready && !isStopped() && !end.hasCome()) {
        ::poll(sources.data(), sources.size(), pause);
        std::array<char, 4096> ignored;
        while (::read(m_changes, ignored.data(), ignored.size()) > 0) {
        }
        ready = isReady(server);
    }
    return ready;
}

} // namespace loadstone
