// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/loop/loopopening.h"
#include "core/loop/queryconversation.h"
#include "core/postgres/poolercheck.h"
#include "core/postgres/querytransport.h"
#include "core/postgres/sentquery.h"
#include "core/postgres/sessionwait.h"
#include "tests/support/loopback.h"
#include "tests/support/postgrescluster.h"
#include "tests/support/rawconnection.h"
#include "tests/support/testprogram.h"

#include <netinet/in.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <list>

using namespace loadstone;
using namespace std::chrono_literals;

namespace {

/// Of this process, those that are connected to it by TCP or are about to be.
std::vector<int> socketsTo(int port) {
    std::vector<int> found;
    for (int descriptor = 0; descriptor < 1024; ++descriptor) {
        sockaddr_in peer{};
        socklen_t size = sizeof peer;
        if (getpeername(descriptor, reinterpret_cast<sockaddr*>(&peer), &size) == 0 &&
            peer.sin_family == AF_INET && ntohs(peer.sin_port) == port)
            found.push_back(descriptor);
    }
    return found;
}

/// Waits for them; what poll(2) says.
bool comes(int descriptor, short events) {
    pollfd one{descriptor, events, 0};
    return ::poll(&one, 1, int(patience)) == 1;
}

/// Closes itself.
struct OwnSocket : private Pinned {
    explicit OwnSocket(int descriptor) : number(descriptor) {}
    ~OwnSocket() { ::close(number); }
    const int number;
};

SessionPlan planAt(const std::string& url, const std::string& query = "SELECT 1") {
    Queries queries;
    queries.all = {{query}};
    return SessionPlan::read(url, queries).value();
}

Expected<SentQuery> sentWith(const SessionPlan& plan) {
    const StopSignal never{std::stop_token()};
    return sendQuery(plan, "", {Milliseconds(patience), Milliseconds(patience)}, never);
}

std::string silentUrl(int listening) {
    return "postgresql://someone@127.0.0.1:" + std::to_string(portOf(listening)) + "/any";
}

/// A loop with one user.
struct Loop {
    explicit Loop(const std::string& url) : plan(planAt(url)) {
        users.emplace_back().conversation =
            std::make_unique<QueryConversation>(share, &users.front());
    }

    Conversation& conversation() { return *users.front().conversation; }
    /// Takes what comes next, if it comes.
    void turn() {
        const TimePoint now = Clock::now();
        for (const epoll_event& event : queue.wait(now, now + Milliseconds(patience)))
            conversation().proceed(EventQueue::eventsOf(event));
    }
    bool isQuiet() { return queue.wait(TimePoint(), TimePoint()).empty(); }

    const SessionPlan plan;
    const TransportOptions options;
    EventQueue queue{false};
    Canceller canceller;
    const QueryShare share{plan, options, queue, canceller};
    std::deque<LoopUser> users;
};

/// The threads of this process that hold this signal back.
int threadsHolding(int signal) {
    int count = 0;
    for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
        std::ifstream status(task.path() / "status");
        for (std::string word; status >> word;)
            if (unsigned long long mask = 0; word == "SigBlk:" && status >> std::hex >> mask)
                count += (mask >> (signal - 1) & 1) != 0 ? 1 : 0;
    }
    return count;
}

} // namespace

/// What the engines rely on of a connection to a database, and of its end.
class QuerySessionTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void whatIsClosedIsForgotten_data();
    void whatIsClosedIsForgotten();
    void whoConnectsTooLongBeginsAnew();
    void whoIsTurnedAwayWaits();
    void thePoolHearsOfAClose();
    void whoConnectsWaitsForOneThing();
    void cancelsDoNotWaitForEachOther();
    void aLargeQueryIsSentWhole_data();
    void aLargeQueryIsSentWhole();
    void whatTlsHasUnpackedIsTaken();
    void whatEndsAConnectionIsNoPooler();
    void anEndOfTheConnectionIsTold();

private:
    std::unique_ptr<PostgresCluster> m_cluster;
};

void QuerySessionTest::initTestCase() {
    if (!PostgresCluster::isInstalled())
        QSKIP("PostgreSQL is not installed");
    m_cluster = std::make_unique<PostgresCluster>();
}

void QuerySessionTest::whatIsClosedIsForgotten_data() {
    QTest::addColumn<bool>("byServer");
    QTest::newRow("by the server") << true;
    QTest::newRow("by us") << false;
}

/// A child between fork and exec has the same socket for a moment, as a second descriptor has it.
void QuerySessionTest::whatIsClosedIsForgotten() {
    QFETCH(bool, byServer);
    Loop loop(m_cluster->url());
    for (loop.conversation().open(Clock::now()); loop.conversation().isOpening();)
        loop.turn();
    const auto sockets = socketsTo(m_cluster->port());
    QCOMPARE(sockets.size(), 1U);
    const OwnSocket second(dup(sockets.front()));
    if (byServer) {
        m_cluster->execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE "
                           "client_port IS NOT NULL AND pid <> pg_backend_pid()");
        while (socketsTo(m_cluster->port()).size() == 2)
            loop.turn();
    } else {
        loop.conversation().close();
    }
    QVERIFY(comes(second.number, POLLIN));
    QVERIFY(loop.isQuiet());
    QCOMPARE(socketsTo(m_cluster->port()), std::vector{second.number});
}

/// The time before the load is not a part of the first query's.
void QuerySessionTest::whoConnectsTooLongBeginsAnew() {
    const OwnSocket silent(listenOnLoopback());
    Loop loop(silentUrl(silent.number));
    openAll(loop.users, loop.queue, Clock::now() + 20ms, {});
    QVERIFY(socketsTo(portOf(silent.number)).empty());
    const TimePoint now = Clock::now();
    QCOMPARE(loop.conversation().begin("", now), AfterTurn::Waits);
    QVERIFY(loop.conversation().due() ==
            now + std::min(loop.options.timeout, loop.options.connectTimeout));
    QCOMPARE(socketsTo(portOf(silent.number)).size(), 1U);
    loop.conversation().abort(now);
}

/// Each try is a process of the server.
void QuerySessionTest::whoIsTurnedAwayWaits() {
    const PostgresCluster small({"max_connections=4", "superuser_reserved_connections=0"});
    const SessionPlan plan = planAt(small.url());
    const StopSignal never{std::stop_token()};
    std::list<Session> others;
    while (others.size() < 4) {
        Session& other = others.emplace_back(plan);
        const auto opens = [&] {
            return awaitSession(other, other.open(Clock::now()), never, TimePoint::max(), 1h) &&
                   other.isIdle();
        };
        QTRY_VERIFY(other.isIdle() || opens());
    }
    const TimePoint before = Clock::now();
    Loop loop(small.url());
    for (loop.conversation().open(before); socketsTo(small.port()).size() == 5;)
        loop.turn();
    QVERIFY(loop.conversation().isOpening());
    loop.conversation().open(before);
    QCOMPARE(socketsTo(small.port()).size(), 4U);
    loop.conversation().open(Clock::now() + 10ms);
    QCOMPARE(socketsTo(small.port()).size(), 5U);
}

/// As the loops do, to which the end of an idle connection is an event.
void QuerySessionTest::thePoolHearsOfAClose() {
    QueryTransport transport({std::make_shared<SessionPlan>(planAt(m_cluster->url())),
                              std::make_shared<Canceller>(),
                              {},
                              {}},
                             {});
    QCOMPARE(transport.perform(TimePoint::max(), 0).connectionsOpened, 1);
    m_cluster->execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE client_port "
                       "IS NOT NULL AND pid <> pg_backend_pid()");
    QVERIFY(comes(socketsTo(m_cluster->port()).front(), POLLRDHUP));
    const Exchange second = transport.perform(TimePoint::max(), 1);
    QVERIFY2(second.ok, nameOf(second.error).data());
    QCOMPARE(second.connectionsOpened, 1);
}

/// What it does not read yet must not wake it over and over again.
void QuerySessionTest::whoConnectsWaitsForOneThing() {
    const OwnSocket silent(listenOnLoopback());
    const SessionPlan plan = planAt(silentUrl(silent.number));
    Session session(plan);
    const Session::Wants wants = session.open(Clock::now());
    QVERIFY(wants == Session::Wants::ToWrite);
    QCOMPARE(session.eventsFor(wants), short(POLLOUT));
    QCOMPARE(session.eventsFor(Session::Wants::ToRead), short(POLLIN));
}

/// Nor do they end the process if the server has gone meanwhile.
void QuerySessionTest::cancelsDoNotWaitForEachOther() {
    const OwnSocket silent(listenOnLoopback());
    const SessionPlan plan = planAt(silentUrl(silent.number));
    std::list<Session> sessions;
    for (int i = 0; i < 3; ++i)
        sessions.emplace_back(plan).open(Clock::now());
    Canceller canceller;
    const int holding = threadsHolding(SIGPIPE);
    for (Session& session : sessions)
        canceller.cancel(session.release());
    std::list<OwnSocket> accepted;
    int asked = 0;
    while (asked < 3) {
        QVERIFY(comes(silent.number, POLLIN));
        const OwnSocket& one = accepted.emplace_back(::accept(silent.number, nullptr, nullptr));
        if (accepted.size() <= 3)
            continue; // those of the sessions
        std::string bytes;
        QVERIFY(comes(one.number, POLLIN) && RawConnection(one.number).readMore(bytes));
        QCOMPARE(bytes.size(), 16U);
        ++asked;
    }
    QCOMPARE(threadsHolding(SIGPIPE), holding + 3);
}

void QuerySessionTest::aLargeQueryIsSentWhole_data() {
    QTest::addColumn<int>("protocol");
    for (const auto protocol :
         {QueryProtocol::Prepared, QueryProtocol::Extended, QueryProtocol::Simple})
        QTest::newRow(nameOf(protocol).data()) << int(protocol);
}

/// More than the socket takes at once.
void QuerySessionTest::aLargeQueryIsSentWhole() {
    QFETCH(int, protocol);
    SessionPlan plan =
        planAt(m_cluster->socketUrl(), "SELECT length('" + std::string(8'000'000, 'x') + "')");
    plan.protocol = QueryProtocol(protocol);
    const auto sent = sentWith(plan);
    QVERIFY2(sent.has_value() && sent->isOk(), "it was not sent");
    QCOMPARE(sent->statements[0].rows[0][0].value_or(""), std::string("8000000"));
}

void QuerySessionTest::whatTlsHasUnpackedIsTaken() {
    const PostgresCluster withTls({"ssl=on"});
    for (const int rows : {1, 7, 50, 333}) {
        const auto sent =
            sentWith(planAt(withTls.url() + "?sslmode=require",
                            "SELECT repeat('x', 1 + 777 * n) FROM generate_series(1, " +
                                std::to_string(rows) + ") n"));
        QVERIFY(sent.has_value() && sent->isOk());
        QCOMPARE(sent->statements[0].rowCount, std::uint64_t(rows));
    }
}

/// Only a statement that is not there is one that a pooler has lost.
void QuerySessionTest::whatEndsAConnectionIsNoPooler() {
    const SessionPlan plan = planAt(m_cluster->url());
    const StopSignal never{std::stop_token()};
    const TimePoint until = Clock::now() + Milliseconds(patience);
    Session prepared(plan);
    Session other(plan);
    for (Session* one : {&prepared, &other})
        QVERIFY(awaitSession(*one, one->open(Clock::now()), never, until, 1h) && one->isIdle());
    QVERIFY(!losesWhatIsPrepared(plan, prepared, other, never, until));
    m_cluster->execute("SELECT pg_terminate_backend(" +
                       std::to_string(PQbackendPID(prepared.connection())) + ", 10000)");
    QVERIFY(!losesWhatIsPrepared(plan, prepared, other, never, until));
}

/// libpq says so itself, as the server cannot any more. It starts again by itself.
void QuerySessionTest::anEndOfTheConnectionIsTold() {
    const auto sent = sentWith(
        planAt(m_cluster->url(), "DO $$ BEGIN COPY (SELECT 1) TO PROGRAM 'kill -9 $PPID'; END $$"));
    QVERIFY(sent.has_value() && !sent->isOk());
    QCOMPARE(sent->statements.back().problem->text,
             std::string("server closed the connection unexpectedly"));
}

LOADSTONE_TEST(QuerySessionTest)
#include "querysession_test.moc"
