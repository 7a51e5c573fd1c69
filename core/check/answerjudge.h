// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/pinned.h"
#include "core/check/bodyroom.h"
#include "core/check/check.h"
#include "core/check/checkverdict.h"
#include "core/check/textsearch.h"

#include <array>
#include <span>

namespace loadstone {

/// Judges one answer after the other by a run's checks, as their bytes arrive and however they are
/// cut. All engines ask it. Of a body it keeps only what a check has to see as a whole. Belongs to
/// a transport or a conversation, on its thread.
class AnswerJudge : private Pinned {
public:
    static constexpr std::size_t mostBody = 16U * 1024 * 1024; ///< that is kept
    static constexpr std::size_t ownRoom = 1024; ///< for a body, beside the shared one

    /// `checks` and `room` outlive it. Without room bodies are bounded one by one only.
    explicit AnswerJudge(std::span<const Check> checks, BodyRoom* room = nullptr);
    ~AnswerJudge() { makeRoom(ownRoom); }

    /// The answer to a request begins.
    void begin();
    /// A line of the head. A status line begins another head, as behind an interim answer.
    void takeLine(std::string_view line);
    /// A whole head, line by line.
    void takeHead(std::string_view lines);
    /// The next bytes of the body, without what chunks or TLS put around them.
    void takeBody(std::string_view bytes);
    /// The answer is whole. `time` is from the leaving of the request to its end, `size` that of
    /// the body as it was sent.
    CheckVerdict judge(Microseconds time, std::uint64_t size);

private:
    /// What is known of an answer when it is whole.
    struct Whole {
        double microseconds;
        double size;
    };

    bool makeRoom(std::size_t forBody);
    std::size_t roomFor(std::size_t bytes);
    void lookAtBody();
    bool passes(std::size_t number, const Whole& whole) const;

    const std::span<const Check> m_checks;
    bool m_looksAtHead = false;
    bool m_keepsBody = false;
    bool m_isCut = false;
    std::uint32_t m_passedByHead = 0;
    std::uint32_t m_passedByBody = 0;   ///< as a whole
    std::vector<TextSearch> m_searches; ///< one for each text that a body must contain
    std::array<std::uint8_t, mostChecks> m_searchOf{}; ///< of each check, if it has one
    std::string m_body;
    BodyRoom* const m_room;          ///< none: no bound for all together
    std::size_t m_granted = ownRoom; ///< so long a body may become
    // Most answers are like the one before: then they are compared and not looked at again.
    std::string m_seenHead;
    std::uint32_t m_passedBySeenHead = 0;
    std::string m_seenBody;
    bool m_knowsBody = false; ///< m_passedByBody is of m_seenBody
};

} // namespace loadstone
