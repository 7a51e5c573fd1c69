// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <string>
#include <vector>

namespace loadstone {

/// What is wrong with a plan, in the order in which it was found. A value; one thread.
class Findings {
public:
    void require(bool holds, const char* field, const std::string& sentence) {
        if (!holds)
            m_errors.push_back({field, sentence});
    }
    void add(const Error& error) { m_errors.push_back(error); }
    const std::vector<Error>& errors() const { return m_errors; }

private:
    std::vector<Error> m_errors;
};

} // namespace loadstone
