// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/addressbook.h"
#include "core/http/addressrace.h"
#include "tests/support/clientsocket.h"
#include "tests/support/loopback.h"
#include "tests/support/rawserver.h"
#include "tests/support/testprogram.h"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

using namespace loadstone;

namespace {

Address loopback(int port, std::uint8_t last = 1) {
    return Address{{127, 0, 0, last}, 0, std::uint16_t(port), AF_INET};
}

/// A port of 127.0.0.1 whose queue is full: a connection to it gets no answer at all.
struct SilentPort {
    SilentPort()
        : listening(listenOnLoopback()), full((::listen(listening, 0), portOf(listening))) {}
    ~SilentPort() { ::close(listening); }
    Address address() const { return loopback(portOf(listening)); }

    const int listening;
    const ClientSocket full;
};

/// Goes on until the race is decided, by a clock that stands still while sockets are awaited.
AddressRace::State decide(AddressRace& race, TimePoint& now) {
    auto state = race.advance(now);
    while (state == AddressRace::State::Racing) {
        pollfd last{race.sockets().empty() ? -1 : race.sockets().back(), POLLOUT, 0};
        if (race.due() == TimePoint::max())
            ::poll(&last, 1, patience);
        else
            now = race.due();
        state = race.advance(now);
    }
    return state;
}

AddressRace::State run(AddressRace& race, const AddressList& list,
                       std::optional<std::size_t> preferred = {}) {
    TimePoint now = Clock::now();
    race.begin(list, preferred, now);
    return decide(race, now);
}

} // namespace

class AddressRaceTest : public QObject {
    Q_OBJECT

private slots:
    void theOnlyAddressWins();
    void aRefusalLetsTheNextBegin();
    void silenceLetsTheNextBeginBesides();
    void thePreferredIsTriedFirst();
    void allRefused();
    void whyThePreferredFailedCounts();
    void nobodyConnectsToHimself();
    void booksTellWhatIsPublished();
    void booksCountConnections();
    void theLookUpIsToldOnce();
};

void AddressRaceTest::theOnlyAddressWins() {
    RawServer server(answerNever());
    const SocketMaker maker;
    AddressRace race(maker);
    const AddressList list{loopback(server.port())};
    QCOMPARE(run(race, list), AddressRace::State::Won);
    QCOMPARE(race.winner(), std::size_t(0));
    const int socket = race.takeSocket();
    QVERIFY(socket >= 0);
    ::close(socket);
}

void AddressRaceTest::aRefusalLetsTheNextBegin() {
    RawServer server(answerNever());
    const SocketMaker maker;
    AddressRace race(maker);
    const AddressList list{loopback(server.port(), 9), loopback(server.port())};
    QCOMPARE(run(race, list), AddressRace::State::Won);
    QCOMPARE(race.winner(), std::size_t(1));
}

void AddressRaceTest::silenceLetsTheNextBeginBesides() {
    const SilentPort silent;
    RawServer server(answerNever());
    const SocketMaker maker;
    AddressRace race(maker);
    const AddressList list{silent.address(), loopback(server.port())};
    const TimePoint begun = Clock::now();
    QCOMPARE(race.begin(list, std::nullopt, begun), AddressRace::State::Racing);
    QCOMPARE(race.due(), begun + AddressRace::headStart);
    QCOMPARE(race.advance(begun + Milliseconds(199)), AddressRace::State::Racing);
    QCOMPARE(race.sockets().size(), std::size_t(1));
    TimePoint now = begun + AddressRace::headStart;
    QCOMPARE(decide(race, now), AddressRace::State::Won);
    QCOMPARE(race.winner(), std::size_t(1));
    QCOMPARE(race.sockets().size(), std::size_t(0));
}

void AddressRaceTest::thePreferredIsTriedFirst() {
    RawServer server(answerNever());
    const SocketMaker maker;
    AddressRace race(maker);
    const AddressList list{loopback(server.port()), loopback(server.port(), 9),
                           loopback(server.port())};
    QCOMPARE(run(race, list, 2), AddressRace::State::Won);
    QCOMPARE(race.winner(), std::size_t(2));
    QCOMPARE(run(race, list, 1), AddressRace::State::Won); // refused: back to the list
    QCOMPARE(race.winner(), std::size_t(0));
}

void AddressRaceTest::allRefused() {
    const SocketMaker maker;
    AddressRace race(maker);
    const ClosedPort closed;
    const AddressList list(2, loopback(closed.number()));
    QCOMPARE(run(race, list), AddressRace::State::Lost);
    QCOMPARE(race.problem(), ECONNREFUSED);
    QCOMPARE(race.due(), TimePoint::max());
}

// The others may be of a kind that this machine cannot reach at all.
void AddressRaceTest::whyThePreferredFailedCounts() {
    const SocketMaker maker;
    AddressRace race(maker);
    const Address everybody{{255, 255, 255, 255}, 0, 9, AF_INET};
    const ClosedPort closed;
    const AddressList list{everybody, loopback(closed.number()), everybody};
    QCOMPARE(run(race, list, 1), AddressRace::State::Lost);
    QCOMPARE(race.problem(), ECONNREFUSED);
    QCOMPARE(run(race, list), AddressRace::State::Lost);
    QVERIFY(race.problem() != ECONNREFUSED);
}

// Linux gives a connection to a closed port of the local range that port as its own now and then.
void AddressRaceTest::nobodyConnectsToHimself() {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const SocketAddress any(loopback(0));
    QCOMPARE(::bind(socket, any.bytes(), any.size()), 0);
    const int port = localAddressOf(socket).port;
    const SocketAddress self(loopback(port));
    QCOMPARE(::connect(socket, self.bytes(), self.size()), 0); // it is possible
    QVERIFY(localAddressOf(socket) == loopback(port));
    QVERIFY(AddressRace::isConnectedToItself(socket, loopback(port)));
    ::close(socket);
    const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    QCOMPARE(::bind(server, self.bytes(), self.size()),
             0); // without SO_REUSEADDR: the port is free
    ::close(server);
}

void AddressRaceTest::booksTellWhatIsPublished() {
    AddressBook book;
    QCOMPARE(book.version(), 0U);
    QVERIFY(book.addresses().empty());
    const AddressList list{loopback(1), loopback(2, 9)};
    book.publish(list);
    QVERIFY(book.addresses() == list);
    const auto version = book.version();
    book.publish({}, 6);
    QVERIFY(book.version() != version);
    QVERIFY(book.addresses().empty());
    QCOMPARE(book.failure(), 6);
    const AddressList many(100, loopback(1));
    book.publish(many);
    QCOMPARE(book.addresses().size(), AddressBook::most);
}

void AddressRaceTest::booksCountConnections() {
    AddressBook book;
    book.publish(AddressList{loopback(1, 7), loopback(1, 8)});
    book.countConnection(loopback(1, 8));
    book.publish(AddressList{loopback(1, 9), loopback(1, 8)});
    book.countConnection(loopback(1, 8));
    book.countConnection(loopback(1, 9));
    book.countConnection(loopback(1, 1)); // nobody's
    QCOMPARE(book.uses(),
             (std::vector<AddressUse>{{"127.0.0.7", 0}, {"127.0.0.8", 2}, {"127.0.0.9", 1}}));
}

void AddressRaceTest::theLookUpIsToldOnce() {
    AddressBook book;
    QVERIFY(!book.takeLookUpTime());
    book.setLookUpTime(Microseconds(7));
    QCOMPARE(book.takeLookUpTime(), std::optional(Microseconds(7)));
    QVERIFY(!book.takeLookUpTime());
}

LOADSTONE_TEST(AddressRaceTest)
#include "addressrace_test.moc"
