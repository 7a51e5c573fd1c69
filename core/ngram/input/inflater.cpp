// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/input/inflater.h"

#include "core/ngram/input/sourcefile.h"

#include <algorithm>
#include <array>

namespace loadstone {

namespace {
constexpr std::size_t inputBytes = 256 * 1024;
} // namespace

Inflater::Inflater(FileDescriptor file, std::uint64_t size)
    : m_file(std::move(file)),
      m_size(size),
      m_input(inputBytes),
      m_state(std::make_unique<inflate_state>()) {
    isal_inflate_init(m_state.get());
    m_state->crc_flag = ISAL_GZIP;
    m_state->avail_in = 0;
}

Expected<std::size_t> Inflater::read(std::span<char> buffer) {
    inflate_state& state = *m_state;
    state.next_out = reinterpret_cast<std::uint8_t*>(buffer.data());
    state.avail_out = static_cast<std::uint32_t>(buffer.size());
    while (state.avail_out > 0) {
        const auto more = nextMember();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            break;
        if (isal_inflate(&state) != ISAL_DECOMP_OK)
            return broken("its data is damaged");
        if (state.block_state == ISAL_BLOCK_FINISH)
            m_begun = false;
    }
    return buffer.size() - state.avail_out;
}

/// Makes input ready, and a new member where one has ended; false at the end of the packed data.
Expected<bool> Inflater::nextMember() {
    if (m_hasOtherBehind)
        return false;
    if (m_state->avail_in == 0) {
        auto more = refill();
        if (!more)
            return more;
        // What is left to come out of a member may need no further input.
        if (!*more && m_begun && m_state->block_state == ISAL_BLOCK_INPUT_DONE)
            return true;
        if (!*more && m_begun)
            return broken("it ends in the middle of its data");
        if (!*more)
            return false;
    }
    return m_begun ? true : beginMember();
}

Expected<bool> Inflater::beginMember() {
    if (m_hasMembers && !skipPadding())
        return nextMember();
    auto isMember = isMemberNext();
    if (!isMember)
        return isMember;
    m_hasOtherBehind = m_hasMembers && !*isMember;
    if (m_hasOtherBehind)
        return false;
    isal_inflate_reset(m_state.get());
    m_state->crc_flag = ISAL_GZIP;
    m_begun = m_hasMembers = true;
    return true;
}

Expected<bool> Inflater::isMemberNext() const {
    constexpr std::array<std::uint8_t, 2> magic{0x1f, 0x8b};
    if (m_state->next_in[0] != magic[0])
        return false;
    if (m_state->avail_in > 1)
        return m_state->next_in[1] == magic[1];
    std::array<char, 1> second{};
    const auto got = m_file.readAt(second, m_at);
    if (!got)
        return tl::unexpected(got.error());
    return *got == 1 && static_cast<std::uint8_t>(second[0]) == magic[1];
}

/// Tapes and some programs fill up with zeros behind the last member. False if there is nothing
/// else.
bool Inflater::skipPadding() {
    while (m_state->avail_in > 0 && *m_state->next_in == 0) {
        ++m_state->next_in;
        --m_state->avail_in;
    }
    return m_state->avail_in > 0;
}

Expected<bool> Inflater::refill() {
    const std::size_t wanted = std::min<std::uint64_t>(m_input.size(), m_size - m_at);
    const auto got = m_file.readAt(std::span(m_input).first(wanted), m_at);
    if (!got)
        return tl::unexpected(got.error());
    if (*got < wanted)
        return becameShorter(m_file.name());
    m_at += *got;
    m_state->next_in = reinterpret_cast<std::uint8_t*>(m_input.data());
    m_state->avail_in = static_cast<std::uint32_t>(*got);
    return *got > 0;
}

tl::unexpected<Error> Inflater::broken(const char* how) const {
    return fail("files", m_file.name() + " cannot be unpacked: " + how);
}

} // namespace loadstone
