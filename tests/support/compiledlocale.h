// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/temporaryfolder.h"

#include <cstdlib>
#include <string>

namespace loadstone {

/// A locale of another country, such as "de_DE", compiled into a folder of its own, so that a
/// program can be started in it on a machine that has only C. In UTF-8.
class CompiledLocale {
public:
    explicit CompiledLocale(const std::string& country) : m_name(country + ".UTF-8") {
        const std::string command =
            "localedef -i " + country + " -f UTF-8 " + path() + "/" + m_name + " >/dev/null 2>&1";
        m_exists = std::system(command.c_str()) == 0;
    }

    /// False if the machine has no localedef or no sources of locales.
    bool exists() const { return m_exists; }
    /// For LC_ALL.
    const std::string& name() const { return m_name; }
    /// For LOCPATH.
    std::string path() const { return m_folder.path().string(); }

private:
    TemporaryFolder m_folder;
    std::string m_name;
    bool m_exists = false;
};

} // namespace loadstone
