// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/ngramthreads.h"

#include <random>

namespace loadstone {

/// The workers of a job that a test makes work and die, one step after the other. They are real
/// ones, on the test's thread unless a function says otherwise.
class NgramCrew {
public:
    explicit NgramCrew(Supervisor& supervisor)
        : m_supervisor(supervisor), m_slots(std::size_t(supervisor.memory().workers())) {
        for (std::uint32_t i = 0; i < m_slots.size(); ++i)
            open(i);
    }

    /// What the phase wants of it, to its end.
    void work(std::uint32_t worker) {
        loadstone::work(m_supervisor, *m_slots[worker].worker);
        m_slots[worker].hasWorked = true;
    }
    void workAll() {
        for (std::uint32_t i = 0; i < m_slots.size(); ++i)
            work(i);
    }
    /// It dies where it is, and another takes its place.
    void replace(std::uint32_t worker) {
        m_slots[worker].worker.reset();
        if (const auto recovered = m_supervisor.recover(worker, "died"); !recovered)
            throw std::runtime_error(recovered.error().message);
        open(worker);
    }
    /// Takes a hash partition in hand, over which it is to die.
    void claimReduce(std::uint32_t worker) {
        const JobMemory& memory = m_supervisor.memory();
        memory.reduceBoard().claim(worker, memory.slot(worker).batch());
    }
    void finish() {
        while (m_supervisor.phase() != NgramPhase::Done) {
            workAll();
            m_supervisor.advance();
        }
    }

    /// To the end of the job, with deaths at any step. Few enough happen over the same work that
    /// the job goes on.
    void finishWithDeaths(std::mt19937& random) {
        while (m_supervisor.phase() != NgramPhase::Done) {
            for (std::size_t step = random() % (4 * m_slots.size()); step > 0; --step)
                workOrDie(std::uint32_t(random() % m_slots.size()), random);
            workAll(); // nobody advances while one has not done its share
            m_supervisor.advance();
        }
    }

    /// To the end of the job: the last worker dies in each phase, behind its work or with new work
    /// in hand, while the others work on threads of their own.
    void finishWhileOneDies() {
        const auto last = std::uint32_t(m_slots.size() - 1);
        while (m_supervisor.phase() != NgramPhase::Done) {
            {
                std::atomic<std::uint32_t> next{0};
                const std::jthread others([&] { runOnThreads(int(last), [&] { work(next++); }); });
                work(last);
                replace(last);
                dieOverNext(last);
            }
            workAll();
            m_supervisor.advance();
        }
    }

private:
    /// In the middle of a partition.
    struct Death {};

    struct Slot {
        std::unique_ptr<NgramWorker> worker;
        bool hasWorked = false; ///< since it came; it may well die idle then
    };

    void open(std::uint32_t worker) {
        m_slots[worker] = {std::make_unique<NgramWorker>(openWorker(m_supervisor, worker)), false};
    }
    /// Takes the next work in hand and dies over it, unless the job would end by that.
    void dieOverNext(std::uint32_t worker) {
        const JobMemory& memory = m_supervisor.memory();
        const bool mustMap = m_supervisor.phase() == NgramPhase::Map;
        const TaskBoard board = mustMap ? memory.mapBoard() : memory.reduceBoard();
        if (mayFailAgain(board) && board.claim(worker, memory.slot(worker).batch()))
            replace(worker);
    }
    static bool mayFailAgain(const TaskBoard& board) {
        for (std::size_t task = 0; task < board.size(); ++task)
            if (board[task].attempts + 1 >= Supervisor::maxAttempts)
                return false;
        return true;
    }
    void workOrDie(std::uint32_t worker, std::mt19937& random) {
        const unsigned what = random() % 4;
        if (what == 0)
            return work(worker);
        if (what == 1)
            return m_slots[worker].hasWorked ? replace(worker) : void();
        if (what == 2 && m_supervisor.phase() == NgramPhase::Map)
            return dieWithin(worker, int(random() % 3));
        dieOverNext(worker);
    }
    /// At a malformed place, behind so many others, or not at all if it comes to no such place.
    void dieWithin(std::uint32_t worker, int places) {
        if (!mayFailAgain(m_supervisor.memory().mapBoard()))
            return;
        try {
            const auto done = m_slots[worker].worker->map([&](const MalformedLine& line) {
                m_supervisor.note(line);
                if (places-- == 0)
                    throw Death{};
            });
            m_slots[worker].hasWorked = done.has_value();
        } catch (const Death&) {
            replace(worker);
        }
    }

    Supervisor& m_supervisor;
    std::vector<Slot> m_slots;
};

} // namespace loadstone
