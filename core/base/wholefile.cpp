// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/wholefile.h"

#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <new>
#include <stdexcept>
#include <system_error>

namespace loadstone {

namespace {

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

constexpr std::size_t mostWithoutSize = 1'000'000'000;

tl::unexpected<Error> refuse(const std::string& name, const std::string& why) {
    return fail("", (name == "-" ? "standard input" : "the file " + name) + " " + why);
}

tl::unexpected<Error> refuseForErrno(const std::string& name) {
    return refuse(name, "cannot be read: " + std::generic_category().message(errno));
}

File opened(const std::string& name) {
    return name == "-" ? File(stdin, [](std::FILE*) { return 0; })
                       : File(std::fopen(name.c_str(), "rb"), &std::fclose);
}

/// Reads as many bytes as the file says it has, in one piece, and then what it has beyond.
std::string readFrom(std::FILE& file, std::size_t size) {
    std::string bytes(size, '\0');
    bytes.resize(std::fread(bytes.data(), 1, size, &file));
    std::array<char, 65'536> more{};
    for (std::size_t got = more.size(); got == more.size() && bytes.size() < size + mostWithoutSize;
         bytes.append(more.data(), got))
        got = std::fread(more.data(), 1, more.size(), &file);
    return bytes;
}

} // namespace

Expected<std::string> readWholeFile(const std::string& name) {
    if (name.empty())
        return fail("", "the name of the file is missing");
    const File file = opened(name);
    struct stat status {};
    if (!file || fstat(fileno(file.get()), &status) != 0)
        return refuseForErrno(name);
    if (S_ISDIR(status.st_mode))
        return refuse(name, "is a folder");
    try {
        std::string bytes = readFrom(*file, static_cast<std::size_t>(status.st_size));
        if (std::ferror(file.get()) != 0)
            return refuseForErrno(name);
        if (std::feof(file.get()) == 0)
            return refuse(name, "goes on for more than 1 GB");
        return bytes;
    } catch (const std::bad_alloc&) {
        return refuse(name, "does not fit into memory");
    } catch (const std::length_error&) {
        return refuse(name, "does not fit into memory");
    }
}

} // namespace loadstone
