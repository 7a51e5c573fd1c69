// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/loop/responsereader.h"

#include <algorithm>
#include <cstdlib>
#include <string>

using namespace loadstone;

namespace {

struct Outcome {
    ResponseReader::State state;
    std::uint64_t bytes;
};

/// Each piece is copied, so that AddressSanitizer sees a step beyond its end.
Outcome readInPieces(std::string_view bytes, std::size_t piece, bool head,
                     KnownHead* known = nullptr) {
    ResponseReader reader(head, known);
    reader.begin();
    auto state = ResponseReader::State::Reading;
    for (; !bytes.empty() && state == ResponseReader::State::Reading;
         bytes.remove_prefix(std::min(piece, bytes.size()))) {
        const std::string copy(bytes.substr(0, piece));
        state = reader.feed(copy);
    }
    if (state == ResponseReader::State::Reading)
        state = reader.finish();
    return {state, reader.bytesReceived()};
}

} // namespace

// The first byte says in what pieces the rest arrives. However it does, the answer is the same, and
// no more is counted than arrived.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2)
        return 0;
    const std::string_view answer(reinterpret_cast<const char*>(data + 1), size - 1);
    const bool head = data[0] % 2 == 1;
    const Outcome whole = readInPieces(answer, answer.size(), head);
    const Outcome split = readInPieces(answer, data[0] / 2 + 1, head);
    if (whole.state != split.state || whole.bytes > answer.size() || split.bytes > answer.size())
        std::abort();
    if (whole.state == ResponseReader::State::Complete && whole.bytes != split.bytes)
        std::abort();
    KnownHead known;
    for (int i = 0; i < 2; ++i) {
        const Outcome again = readInPieces(answer, answer.size(), head, &known);
        if (again.state != whole.state || again.bytes != whole.bytes)
            std::abort();
    }
    return 0;
}
