// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/temporaryfolder.h"

#include <fstream>
#include <string>

namespace loadstone {

/// Files out of text in a folder of their own, as the system would show them.
class TextFiles {
public:
    void write(const std::string& file, const std::string& text) const {
        const std::filesystem::path path = m_folder.path() / file;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path) << text << '\n';
    }
    const std::filesystem::path& root() const { return m_folder.path(); }

private:
    TemporaryFolder m_folder;
};

} // namespace loadstone
