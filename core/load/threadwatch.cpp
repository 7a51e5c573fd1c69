// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/threadwatch.h"

#include <unistd.h>

#include <charconv>
#include <filesystem>
#include <string>

namespace loadstone {

namespace {

std::vector<pid_t> taskIdsOf(pid_t process) {
    std::vector<pid_t> threads;
    std::error_code error;
    const std::string folder = "/proc/" + std::to_string(process) + "/task";
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        const std::string name = entry.path().filename();
        pid_t id = 0;
        if (std::from_chars(name.data(), name.data() + name.size(), id).ec == std::errc())
            threads.push_back(id);
    }
    return threads;
}

} // namespace

void ThreadWatch::begin() {
    const auto threads = taskIdsOf(::getpid());
    m_others = {threads.begin(), threads.end()};
    m_followed.clear();
    m_forEach = 1;
}

void ThreadWatch::look(MachineSample& sample, std::span<const pid_t> workers) {
    if (m_followed.empty() && workers.empty())
        findOwn();
    for (const pid_t thread : m_followed)
        read(sample, ::getpid(), thread);
    for (const pid_t worker : workers)
        if (worker > 0)
            for (const pid_t thread : taskIdsOf(worker))
                read(sample, worker, thread);
    sample.threadsForEach = m_forEach;
}

void ThreadWatch::findOwn() {
    std::vector<pid_t> own = taskIdsOf(::getpid());
    std::erase_if(own, [this](pid_t id) { return m_others.contains(id); });
    const std::size_t step = own.size() / mostFollowed + 1;
    for (std::size_t i = 0; i < own.size(); i += step)
        m_followed.push_back(own[i]);
    if (!m_followed.empty())
        m_forEach = static_cast<double>(own.size()) / static_cast<double>(m_followed.size());
}

void ThreadWatch::read(MachineSample& sample, pid_t process, pid_t thread) const {
    const auto times = threadTimesIn(textOfFile("/proc/" + std::to_string(process) + "/task/" +
                                                std::to_string(thread) + "/schedstat"));
    if (times)
        sample.threads[thread] = {*times, process != ::getpid()};
}

} // namespace loadstone
