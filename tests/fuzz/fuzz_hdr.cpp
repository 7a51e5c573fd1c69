// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/base64.h"
#include "core/stats/hdrcodec.h"

#include <cstdlib>

using namespace loadstone;

// Decodes raw bytes, so that the fuzzer need not find base64; what decodes, encodes to the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    (void)decodeHdr(bytes, latencyLayout);
    const auto histogram = decodeHdr(toBase64(bytes), coarseLayout);
    if (!histogram)
        return 0;
    const auto again = decodeHdr(encodeHdr(*histogram), coarseLayout);
    if (!again || again->counts() != histogram->counts())
        std::abort();
    return 0;
}
