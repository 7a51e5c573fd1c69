#include "core/load/limits.h"

#include "core/base/units.h"
#include "core/load/threadtrial.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace loadstone {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t descriptorsForTheRest = 64;

std::optional<std::uint64_t> numberIn(const fs::path& file) {
    std::ifstream in(file);
    std::uint64_t number = 0;
    return in >> number ? std::optional(number) : std::nullopt;
}

std::optional<std::uint64_t> finite(rlim_t limit) {
    return limit == RLIM_INFINITY ? std::nullopt : std::optional<std::uint64_t>(limit);
}

void lower(std::optional<std::uint64_t>& least, std::optional<std::uint64_t> candidate) {
    if (candidate)
        least = least ? std::min(*least, *candidate) : candidate;
}

std::optional<std::uint64_t> left(std::optional<std::uint64_t> most, std::uint64_t used) {
    if (!most)
        return std::nullopt;
    return *most > used ? *most - used : 0;
}

/// Tasks that this process's control group (v2) and its parents still allow.
std::optional<std::uint64_t> leftInControlGroups() {
    std::ifstream in("/proc/self/cgroup");
    std::string line;
    while (std::getline(in, line) && !line.starts_with("0::/")) {
    }
    if (!line.starts_with("0::/"))
        return std::nullopt;
    std::optional<std::uint64_t> least;
    const fs::path root = "/sys/fs/cgroup";
    for (fs::path group = fs::path(line.substr(4));; group = group.parent_path()) {
        const auto most = numberIn(root / group / "pids.max");
        lower(least, left(most, numberIn(root / group / "pids.current").value_or(0)));
        if (group.empty())
            return least;
    }
}

/// Tasks running on the whole machine: the fourth field of loadavg is "running/all".
std::uint64_t tasksOnMachine() {
    std::ifstream in("/proc/loadavg");
    std::string average;
    std::string tasks;
    in >> average >> average >> average >> tasks;
    const auto slash = tasks.find('/');
    std::uint64_t all = 0;
    if (slash != std::string::npos)
        std::istringstream(tasks.substr(slash + 1)) >> all;
    return all;
}

std::uint64_t threadsOf(const fs::path& process) {
    std::ifstream in(process / "status");
    const std::string key = "Threads:";
    for (std::string line; std::getline(in, line);)
        if (line.starts_with(key))
            return std::stoull(line.substr(key.size()));
    return 0;
}

/// Tasks of this user, whom the limit of processes is for.
std::uint64_t tasksOfUser() {
    std::uint64_t tasks = 0;
    std::error_code ignored;
    for (const auto& process : fs::directory_iterator("/proc", ignored)) {
        struct stat info {};
        if (stat(process.path().c_str(), &info) == 0 && info.st_uid == getuid())
            tasks += threadsOf(process.path());
    }
    return tasks;
}

/// Tasks that this user may still start; root is not bound by it.
std::optional<std::uint64_t> leftForUser() {
    rlimit limit{};
    if (geteuid() == 0 || getrlimit(RLIMIT_NPROC, &limit) != 0 || !finite(limit.rlim_cur))
        return std::nullopt;
    return left(finite(limit.rlim_cur), tasksOfUser());
}

Expected<void> raiseDescriptorLimit(std::uint64_t needed) {
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = needed;
    if (setrlimit(RLIMIT_NOFILE, &files) != 0)
        return fail("threads", "the limit of open files cannot be raised to " +
                                   formatCount(needed) + "; raise it by ulimit -n");
    return {};
}

Expected<void> raiseWhereNeeded(const Limits& limits, std::uint64_t needed) {
    if (limits.descriptorsSoft && *limits.descriptorsSoft < needed)
        return raiseDescriptorLimit(needed);
    return {};
}

Expected<void> checkDescriptors(int count, const std::string& what, std::uint64_t needed,
                                const Limits& limits) {
    if (!limits.descriptorsHard || needed <= *limits.descriptorsHard)
        return {};
    return fail("threads", formatCount(static_cast<std::uint64_t>(count)) + " " + what + " need " +
                               formatCount(needed) + " open files, but the hard limit is " +
                               formatCount(*limits.descriptorsHard) + "; use fewer " + what +
                               " or raise it (ulimit -Hn)");
}

Expected<void> tryThreads(int threads) {
    const int started = threadsThatStart(threads, workerStackBytes);
    if (started == threads)
        return {};
    return fail("threads", "the system gave only " +
                               formatCount(static_cast<std::uint64_t>(started)) +
                               " threads; use fewer or raise its limits (ulimit -v for memory, "
                               "ulimit -u for threads)");
}

} // namespace

std::uint64_t descriptorsNeeded(int threads) {
    // A thread holds the two ends by which it is woken and its connection; while it looks a name
    // up, two ends for that and two for the resolver. The rest is for files, the window and
    // libraries.
    constexpr std::uint64_t perThread = 6;
    return perThread * static_cast<std::uint64_t>(threads) + descriptorsForTheRest;
}

std::uint64_t descriptorsNeededForConnections(int connections) {
    return static_cast<std::uint64_t>(connections) + descriptorsForTheRest;
}

Expected<void> checkLimits(int threads, const Limits& limits) {
    if (auto fits = checkDescriptors(threads, "threads", descriptorsNeeded(threads), limits); !fits)
        return fits;
    if (limits.threadsLeft && static_cast<std::uint64_t>(threads) > *limits.threadsLeft)
        return fail("threads", "the system allows only " + formatCount(*limits.threadsLeft) +
                                   " more threads; use fewer or raise the limit (ulimit -u, "
                                   "pids.max of the control group)");
    return {};
}

Expected<void> checkConnectionLimits(int connections, const Limits& limits) {
    return checkDescriptors(connections, "connections",
                            descriptorsNeededForConnections(connections), limits);
}

Limits readLimits() {
    Limits limits;
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
        limits.descriptorsSoft = finite(files.rlim_cur);
        limits.descriptorsHard = finite(files.rlim_max);
    }
    lower(limits.threadsLeft, leftInControlGroups());
    lower(limits.threadsLeft, leftForUser());
    lower(limits.threadsLeft, left(numberIn("/proc/sys/kernel/threads-max"), tasksOnMachine()));
    return limits;
}

Expected<void> makeRoomFor(int threads) {
    const Limits limits = readLimits();
    if (auto fits = checkLimits(threads, limits); !fits)
        return fits;
    if (auto raised = raiseWhereNeeded(limits, descriptorsNeeded(threads)); !raised)
        return raised;
    return tryThreads(threads);
}

Expected<void> makeRoomForConnections(int connections) {
    const Limits limits = readLimits();
    if (auto fits = checkConnectionLimits(connections, limits); !fits)
        return fits;
    return raiseWhereNeeded(limits, descriptorsNeededForConnections(connections));
}

} // namespace loadstone
