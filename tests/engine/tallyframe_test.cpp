// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stats/sampler.h"
#include "core/stats/tallyframe.h"
#include "tests/support/sanitized.h"
#include "tests/support/testprogram.h"

#include <algorithm>
#include <random>

using namespace loadstone;
using namespace std::chrono_literals;

namespace {

using Random = std::mt19937_64;

/// Spread over all magnitudes up to 2 to the power of `bits`.
std::int64_t anyMagnitude(Random& random, unsigned bits) {
    return static_cast<std::int64_t>((random() >> 32) >> (32 - 1 - random() % bits));
}

/// What came of some statements; the same each time.
const QueryDetails* someStatements(std::size_t which) {
    static const std::array times{
        std::array<StatementTime, 2>{{{0, false, 3, 10us}, {1, true, 0, 20us}}},
        std::array<StatementTime, 2>{{{5, false, 0, 1s}, {700, false, 1, 0us}}}};
    static const std::array details{QueryDetails{times[0], "22012: division by zero"},
                                    QueryDetails{times[1], ""}};
    return which < details.size() ? &details.at(which) : nullptr;
}

Exchange someExchange(Random& random, unsigned bits) {
    constexpr std::array statuses{200, 204, 301, 404, 500, 503};
    Exchange exchange;
    exchange.finished = TimePoint(Microseconds(anyMagnitude(random, bits)));
    exchange.begun = exchange.finished - Microseconds(anyMagnitude(random, 31));
    exchange.intended = exchange.begun - Microseconds(anyMagnitude(random, 10));
    exchange.isPaced = random() % 2 == 0;
    exchange.ready = exchange.intended + (exchange.begun - exchange.intended) / 3;
    exchange.aborted = random() % 10 == 0;
    if (random() % 7 == 0) {
        exchange.error = static_cast<ErrorClass>(1 + random() % (errorClassCount - 1));
        exchange.code = static_cast<int>(random() % 128);
    }
    exchange.status = statuses.at(random() % statuses.size());
    exchange.ok = exchange.error == ErrorClass::None && exchange.status < 400;
    exchange.httpMajor = static_cast<int>(random() % 4);
    exchange.contentCoding = static_cast<ContentCoding>(random() % contentCodingNames.size());
    exchange.checks.passed = static_cast<std::uint32_t>(random());
    exchange.checks.failed = random() % 2 == 0 ? ~exchange.checks.passed : 0;
    exchange.checks.bodyWasCut = random() % 4 == 0;
    exchange.connectionsOpened = static_cast<int>(random() % 2);
    exchange.query = bits % 8 == 0 ? someStatements(random() % 6) : nullptr;
    exchange.bytesSent = random() % 10'000;
    exchange.bytesReceived = random() >> (random() % 60 + 4);
    if (random() % 2 == 0)
        exchange.phases.ttfb = Microseconds(anyMagnitude(random, 20));
    return exchange;
}

/// What came of a run's requests, in the order of their ends: over a moment or over half an hour.
std::vector<Exchange> someHistory(Random& random) {
    std::vector<Exchange> history;
    const unsigned bits = 1 + static_cast<unsigned>(random() % 31);
    for (auto left = anyMagnitude(random, 6); left > 0; --left)
        history.push_back(someExchange(random, bits));
    std::ranges::sort(history, {}, &Exchange::finished);
    return history;
}

/// Counts exchanges as a part of a run does, and reads as often as there is something new.
class Part {
public:
    explicit Part(bool hasQueries) : m_tallies(1, hasQueries), m_sampler(m_tallies, std::nullopt) {
        m_tallies.startAt(TimePoint());
    }

    void count(const Exchange& exchange) {
        constexpr Seconds often = 1s;
        const Seconds finished = exchange.finished - TimePoint();
        if (finished > m_read + often) {
            m_sampler.sample(finished);
            m_read = finished;
        }
        m_tallies.here().begin();
        m_tallies.here().record(exchange);
        m_tallies.here().recordLag(exchange.serviceTime());
    }
    TallyFrame frame() {
        m_sampler.finish(m_read);
        return m_sampler.frame();
    }

private:
    TallySet m_tallies;
    Sampler m_sampler;
    Seconds m_read{0};
};

TallyFrame frameOf(const std::vector<Exchange>& history) {
    Part part(std::ranges::any_of(history, &Exchange::query));
    for (const Exchange& exchange : history)
        part.count(exchange);
    return part.frame();
}

TallyFrame someFrame(unsigned seed) {
    Random random(seed);
    return frameOf(someHistory(random));
}

} // namespace

class TallyFrameTest : public QObject {
    Q_OBJECT

private slots:
    void partsAddUpToTheWhole();
    void decodesWhatItEncoded();
    void emptyFrameIsSmall();
    void aNewerVersionIsRefused();
    void everyCutIsRefused();
    void everyChangedByteIsRefused();
    void otherBytesAreRefused();
};

/// Whatever the history and however it is cut, in whatever order the parts come in.
void TallyFrameTest::partsAddUpToTheWhole() {
    const unsigned histories = hasAddressSanitizer ? 100 : 1000; // which takes ten times as long
    for (unsigned seed = 0; seed < histories; ++seed) {
        Random random(seed);
        const auto history = someHistory(random);
        std::vector<std::vector<Exchange>> cut(1 + random() % 8);
        for (const Exchange& exchange : history)
            cut[random() % cut.size()].push_back(exchange);
        TallyFrame sum;
        for (const auto& part : cut)
            sum.add(decodeFrame(encodeFrame(frameOf(part))).value());
        const TallyFrame whole = frameOf(history);
        QVERIFY2(sum == whole, qPrintable(QString::number(seed)));
        QVERIFY2(encodeFrame(sum) == encodeFrame(whole), qPrintable(QString::number(seed)));
        QCOMPARE(whole.totals.ended(), history.size());
    }
}

void TallyFrameTest::decodesWhatItEncoded() {
    for (unsigned seed = 0; seed < 50; ++seed) {
        const TallyFrame frame = someFrame(seed);
        const auto decoded = decodeFrame(encodeFrame(frame));
        QVERIFY2(decoded, decoded ? "" : decoded.error().message.c_str());
        QVERIFY(*decoded == frame);
    }
}

void TallyFrameTest::emptyFrameIsSmall() {
    const std::string bytes = encodeFrame(TallyFrame());
    QVERIFY2(bytes.size() <= 42, qPrintable(QString::number(bytes.size())));
    QVERIFY(decodeFrame(bytes).value() == TallyFrame());
}

void TallyFrameTest::aNewerVersionIsRefused() {
    std::string bytes = encodeFrame(someFrame(1));
    QCOMPARE(bytes[4], char(5));
    for (const int version : {6, 100}) {
        bytes[4] = static_cast<char>(version);
        const auto decoded = decodeFrame(bytes);
        QVERIFY(!decoded);
        QCOMPARE(decoded.error().field, std::string("frame"));
        QCOMPARE(decoded.error().message,
                 std::string("the frame was written by a newer version of Loadstone; update this "
                             "one"));
    }
}

void TallyFrameTest::everyCutIsRefused() {
    const std::string bytes = encodeFrame(someFrame(2));
    for (std::size_t size = 0; size < bytes.size(); ++size)
        QVERIFY2(!decodeFrame(bytes.substr(0, size)), qPrintable(QString::number(size)));
    QVERIFY(!decodeFrame(bytes + '\0'));
    QCOMPARE(decodeFrame(bytes.substr(0, bytes.size() / 2)).error().message,
             std::string("the frame is damaged or was cut short"));
}

void TallyFrameTest::everyChangedByteIsRefused() {
    const std::string bytes = encodeFrame(someFrame(3));
    for (std::size_t i = 0; i < bytes.size(); ++i)
        for (const int change : {1, 0x80, 0xff}) {
            std::string changed = bytes;
            changed[i] = static_cast<char>(changed[i] ^ change);
            QVERIFY2(!decodeFrame(changed), qPrintable(QString::number(i)));
        }
}

void TallyFrameTest::otherBytesAreRefused() {
    for (const std::string& bytes : {std::string(), std::string("LST"), std::string("HISTFAAA"),
                                     std::string(1000, '\0'), std::string("LSTF\0", 5)})
        QVERIFY(!decodeFrame(bytes));
    QCOMPARE(decodeFrame("{}").error().message, std::string("this is not a frame of statistics"));
}

LOADSTONE_TEST(TallyFrameTest)
#include "tallyframe_test.moc"
