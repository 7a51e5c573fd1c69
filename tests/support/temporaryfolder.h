// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace loadstone {

/// A folder that is removed with all that is in it. Without Qt, for every kind of test.
class TemporaryFolder : private Pinned {
public:
    TemporaryFolder() {
        std::string name = std::filesystem::temp_directory_path() / "loadstone-XXXXXX";
        if (!mkdtemp(name.data()))
            throw std::runtime_error("no temporary folder can be made");
        m_path = name;
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }

    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

} // namespace loadstone
