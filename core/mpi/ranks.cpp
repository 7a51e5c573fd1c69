// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mpi/ranks.h"

#include <mpi.h>
#include <unistd.h>

#include <array>
#include <list>
#include <set>
#include <utility>
#include <vector>

namespace loadstone {

namespace {

constexpr int tag = 1;
constexpr unsigned longestLeave = 2; ///< seconds

} // namespace

class Ranks::Impl {
public:
    /// A message under way, with the bytes that it comes from or goes to.
    struct Passage {
        std::size_t peer = 0;
        std::string bytes;
        MPI_Request request = MPI_REQUEST_NULL;

        bool isDone();
    };

    int own = 0;
    int size = 1;
    std::list<Passage> outgoing; ///< nodes, as MPI keeps addresses of their bytes
    std::list<Passage> incoming;
    std::vector<std::string> toItself;

    bool begin();
};

bool Ranks::Impl::Passage::isDone() {
    int done = 0;
    return MPI_Test(&request, &done, MPI_STATUS_IGNORE) != MPI_SUCCESS || done != 0;
}

/// Begins to receive the next message, if there is one.
bool Ranks::Impl::begin() {
    int isThere = 0;
    MPI_Message message = MPI_MESSAGE_NULL;
    MPI_Status status;
    const int probed =
        MPI_Improbe(MPI_ANY_SOURCE, tag, MPI_COMM_WORLD, &isThere, &message, &status);
    int bytes = 0;
    if (probed != MPI_SUCCESS || isThere == 0 ||
        MPI_Get_count(&status, MPI_BYTE, &bytes) != MPI_SUCCESS)
        return false;
    Passage& passage = incoming.emplace_back();
    passage.peer = static_cast<std::size_t>(status.MPI_SOURCE);
    passage.bytes.resize(static_cast<std::size_t>(bytes));
    MPI_Imrecv(passage.bytes.data(), bytes, MPI_BYTE, &message, &passage.request);
    return true;
}

Ranks::Ranks(int& argc, char**& argv) : m_impl(std::make_unique<Impl>()) {
    int provided = 0;
    MPI_Init_thread(&argc, &argv, MPI_THREAD_FUNNELED, &provided);
    MPI_Comm_set_errhandler(MPI_COMM_WORLD, MPI_ERRORS_RETURN);
    MPI_Comm_rank(MPI_COMM_WORLD, &m_impl->own);
    MPI_Comm_size(MPI_COMM_WORLD, &m_impl->size);
}

Ranks::~Ranks() = default;

std::size_t Ranks::own() const {
    return static_cast<std::size_t>(m_impl->own);
}

std::size_t Ranks::size() const {
    return static_cast<std::size_t>(m_impl->size);
}

std::string Ranks::hostName() const {
    std::array<char, MPI_MAX_PROCESSOR_NAME> name{};
    int length = 0;
    MPI_Get_processor_name(name.data(), &length);
    return {name.data(), static_cast<std::size_t>(length)};
}

void Ranks::send(std::size_t to, std::string bytes) {
    if (to == own())
        return m_impl->toItself.push_back(std::move(bytes));
    Impl::Passage& passage = m_impl->outgoing.emplace_back(Impl::Passage{to, std::move(bytes)});
    const int sent =
        MPI_Isend(passage.bytes.data(), static_cast<int>(passage.bytes.size()), MPI_BYTE,
                  static_cast<int>(to), tag, MPI_COMM_WORLD, &passage.request);
    if (sent != MPI_SUCCESS)
        m_impl->outgoing.pop_back();
}

bool Ranks::poll(const Take& take) {
    while (m_impl->begin()) {
    }
    m_impl->outgoing.remove_if([](Impl::Passage& passage) { return passage.isDone(); });
    std::vector<std::pair<std::size_t, std::string>> come;
    for (std::string& bytes : std::exchange(m_impl->toItself, {}))
        come.emplace_back(own(), std::move(bytes));
    std::set<std::size_t> late; // of these, what comes behind waits
    m_impl->incoming.remove_if([&](Impl::Passage& passage) {
        if (late.contains(passage.peer) || !passage.isDone()) {
            late.insert(passage.peer);
            return false;
        }
        come.emplace_back(passage.peer, std::move(passage.bytes));
        return true;
    });
    for (auto& [from, bytes] : come)
        take(from, std::move(bytes));
    return !come.empty();
}

// Nothing blocks the signal of the alarm or looks for it, so it ends the program.
void Ranks::takeLeave() {
    ::alarm(longestLeave);
    MPI_Finalize();
}

} // namespace loadstone
