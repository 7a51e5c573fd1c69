// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stats/tallyframe.h"

#include <zlib.h>

#include <cstdlib>

using namespace loadstone;

namespace {

/// With the check that its bytes ask for, so that the fuzzer need not find it.
std::string sealed(std::string bytes) {
    const auto sum =
        crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size()));
    for (int shift = 0; shift < 32; shift += 8)
        bytes.push_back(static_cast<char>(sum >> shift));
    return bytes;
}

} // namespace

// What decodes, encodes to the same, can be shown, and adds up.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    (void)decodeFrame(bytes);
    const auto frame = decodeFrame(sealed("LSTF" + bytes));
    if (!frame)
        return 0;
    const auto again = decodeFrame(encodeFrame(*frame));
    if (!again || !(*again == *frame))
        std::abort();
    const Histogram& ok = frame->totals.latencyOk;
    if (ok.quantile(0.99) > ok.max() || frame->timeline.intervals(Seconds(3600), ok).empty())
        std::abort();
    TallyFrame twice = *frame;
    twice.add(*again);
    if (twice.totals.started != 2 * frame->totals.started)
        std::abort();
    return 0;
}
