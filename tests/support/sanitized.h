// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#if defined(__SANITIZE_ADDRESS__)
#define LOADSTONE_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define LOADSTONE_ASAN 1
#endif
#endif

namespace loadstone {

/// Whether this is built with AddressSanitizer: memory is kept for a while after it was freed, and
/// all takes several times as long.
#ifdef LOADSTONE_ASAN
constexpr bool hasAddressSanitizer = true;
#else
constexpr bool hasAddressSanitizer = false;
#endif

} // namespace loadstone
