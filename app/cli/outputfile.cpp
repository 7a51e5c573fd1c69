// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/outputfile.h"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <map>
#include <optional>
#include <tuple>

namespace loadstone {

namespace {

namespace fs = std::filesystem;

/// What makes a file one and the same: device and number of it, or of the folder that it will be
/// made in, and its name there.
using Identity = std::tuple<dev_t, ino_t, std::string>;

std::optional<Identity> identityOf(const struct stat& found) {
    if (S_ISCHR(found.st_mode))
        return std::nullopt;
    return Identity{found.st_dev, found.st_ino, ""};
}

/// Where a name leads to if links that lead nowhere yet are followed.
fs::path behindLinks(fs::path path) {
    constexpr int mostLinks = 40;
    std::error_code ignored;
    for (int i = 0; i < mostLinks && fs::is_symlink(path, ignored); ++i)
        path = path.parent_path() / fs::read_symlink(path, ignored);
    return path;
}

std::optional<Identity> identityOf(const std::string& file) {
    struct stat found {};
    if (file == "-")
        return ::fstat(STDOUT_FILENO, &found) == 0 ? identityOf(found) : std::nullopt;
    if (::stat(file.c_str(), &found) == 0)
        return identityOf(found);
    const fs::path path = behindLinks(file);
    const fs::path folder = path.has_parent_path() ? path.parent_path() : ".";
    if (::stat(folder.c_str(), &found) != 0)
        return std::nullopt;
    return Identity{found.st_dev, found.st_ino, path.filename().string()};
}

std::string nameOf(const std::string& file) {
    return file == "-" ? "standard output" : file;
}

/// The names of the inputs that are there, "-" among them.
std::map<Identity, std::string> namesByIdentity(const std::vector<std::string>& inputs) {
    std::map<Identity, std::string> names;
    struct stat found {};
    for (const std::string& input : inputs)
        if ((input == "-" ? ::fstat(STDIN_FILENO, &found) : ::stat(input.c_str(), &found)) == 0)
            if (const auto identity = identityOf(found))
                names.emplace(*identity, input == "-" ? "standard input" : input);
    return names;
}

} // namespace

Expected<void> checkDistinct(const std::vector<OutputRequest>& outputs) {
    std::map<Identity, const OutputRequest*> taken;
    for (const OutputRequest& output : outputs) {
        const auto identity = identityOf(output.file);
        if (!identity)
            continue;
        const auto [other, isNew] = taken.emplace(*identity, &output);
        if (isNew)
            continue;
        const OutputRequest& first = *other->second;
        return fail("outputs", first.format + " to " + nameOf(first.file) + " and " +
                                   output.format + " to " + nameOf(output.file) +
                                   " are one file; choose another name for one of them");
    }
    return {};
}

Expected<void> checkApart(const std::vector<OutputRequest>& outputs,
                          const std::vector<std::string>& inputs) {
    const auto read = namesByIdentity(inputs);
    for (const OutputRequest& output : outputs) {
        const auto identity = identityOf(output.file);
        if (const auto same = identity ? read.find(*identity) : read.end(); same != read.end())
            return fail("outputs", output.format + " to " + nameOf(output.file) +
                                       " would replace " + same->second +
                                       ", which is to be read; choose another name");
    }
    return {};
}

} // namespace loadstone
