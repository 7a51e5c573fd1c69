// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/environment.h"

#include "core/base/cpu.h"

#include <curl/curl.h>
#include <sys/utsname.h>

#include <fstream>

namespace loadstone {

namespace {

std::string systemName() {
    std::ifstream file("/etc/os-release");
    const std::string key = "PRETTY_NAME=\"";
    for (std::string line; std::getline(file, line);)
        if (line.starts_with(key))
            return line.substr(key.size(), line.size() - key.size() - 1);
    return {};
}

std::string kernelName() {
    utsname names{};
    if (uname(&names) != 0)
        return {};
    return std::string(names.sysname) + " " + names.release + " " + names.machine;
}

std::string libcurlName() {
    const curl_version_info_data* info = curl_version_info(CURLVERSION_NOW);
    return std::string(info->version) + " " + (info->ssl_version ? info->ssl_version : "");
}

} // namespace

Environment readEnvironment() {
    return {systemName(), kernelName(), cpuModel(), coreCount(), libcurlName()};
}

} // namespace loadstone
