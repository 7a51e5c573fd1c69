// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"

namespace loadstone {

/// Sets libcurl up for the whole process. Made once, first thing in main, on the main thread.
class CurlGlobal : private Pinned {
public:
    CurlGlobal();
    ~CurlGlobal();
};

} // namespace loadstone
