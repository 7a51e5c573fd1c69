// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/loop/responsereader.h"
#include "tests/support/answerrows.h"
#include "tests/support/testprogram.h"

#include <algorithm>

using namespace loadstone;

namespace {

/// All that a reader says of one answer.
struct AnswerRead {
    ResponseReader::State state;
    int status;
    bool keepsAlive;
    std::uint64_t headerBytes;
    std::uint64_t bodyBytes;

    bool operator==(const AnswerRead&) const = default;
};

AnswerRead readingOf(const ResponseReader& reader, ResponseReader::State state) {
    const bool complete = state == ResponseReader::State::Complete;
    const bool kept = complete && reader.keepsAlive();
    return {state, reader.status(), kept, reader.headerBytes(), reader.bodyBytes()};
}

/// Feeds `bytes` in pieces that end at `cuts`, then the end of the connection.
AnswerRead readInPieces(const std::string& bytes, const std::vector<std::size_t>& cuts,
                        bool head = false) {
    ResponseReader reader(head);
    reader.begin();
    std::size_t from = 0;
    for (std::size_t i = 0; i <= cuts.size(); ++i) {
        const std::size_t to = i < cuts.size() ? cuts[i] : bytes.size();
        const std::string piece = bytes.substr(from, to - from); // a copy: nothing behind it
        if (piece.empty())
            continue;
        if (const auto state = reader.feed(piece); state != ResponseReader::State::Reading)
            return readingOf(reader, state);
        from = to;
    }
    return readingOf(reader, reader.finish());
}

/// `first`, and from there on as often as a loop's buffer is full.
std::vector<std::size_t> cutsFrom(std::size_t first, std::size_t size) {
    std::vector<std::size_t> cuts;
    for (std::size_t cut = first; cut < size; cut += 65'536)
        cuts.push_back(cut);
    return cuts;
}

AnswerRead readWhole(const std::string& bytes, bool head = false) {
    return readInPieces(bytes, cutsFrom(65'536, bytes.size()), head);
}

std::string sampleNamed(const QString& name) {
    for (const SampleAnswer& sample : sampleAnswers())
        if (name == sample.name)
            return sample.bytes;
    return {};
}

} // namespace

class ResponseReaderTest : public QObject {
    Q_OBJECT

private slots:
    void tellsTheKindOfAnswer_data();
    void tellsTheKindOfAnswer();
    void aSplitChangesNothing_data() { addSampleAnswers(); }
    void aSplitChangesNothing();
    void byteByByteChangesNothing_data() { addSampleAnswers(); }
    void byteByByteChangesNothing();
    void headHasNoBody();
    void theNextAnswerIsReadAfresh();
    void aKnownHeadChangesNothing();
    void aKnownHeadIsNotReadAgain();
    void anotherProtocolIsReadToItsEnd();
    void headersHaveLimits();
    void noMoreIsCountedThanArrives();
};

void ResponseReaderTest::tellsTheKindOfAnswer_data() {
    addColumns<int, int, bool>("state", "bodyBytes", "keepsAlive");
    const auto row = [](const char* name, ResponseReader::State state, int body, bool kept) {
        QTest::newRow(name) << int(state) << body << kept;
    };
    using State = ResponseReader::State;
    row("with a length", State::Complete, 3, true);
    row("chunked", State::Complete, 2, true);
    row("chunked with trailers", State::Complete, 2, true);
    row("after two interim answers", State::Complete, 1, true);
    row("without a length", State::Complete, 13, false);
    row("HTTP/1.0", State::Complete, 3, false);
    row("HTTP/1.0 kept alive", State::Complete, 3, true);
    row("closes", State::Complete, 1, false);
    row("no content", State::Complete, 0, true);
    row("not modified", State::Complete, 0, true);
    row("bare line feeds", State::Complete, 1, true);
    row("64 KB of headers", State::Complete, 1, true);
    row("garbage behind a length", State::Complete, 1, false);
    row("garbage behind chunks", State::Complete, 2, true);
    row("garbage behind no content", State::Complete, 0, true);
    row("a second answer", State::Complete, 1, false);
    row("closed in the body", State::Reading, 4, false);
    row("closed behind an interim answer", State::Reading, 0, false);
    row("a chunk without a length", State::BadCoding, 0, false);
    row("garbage", State::NotHttp, 0, false);
    row("another protocol", State::NotHttp, 0, false);
    row("no colon", State::BadHeader, 0, false);
    row("a length that is no number", State::BadHeader, 0, false);
}

void ResponseReaderTest::tellsTheKindOfAnswer() {
    QFETCH(int, state);
    QFETCH(int, bodyBytes);
    QFETCH(bool, keepsAlive);
    const AnswerRead reading = readWhole(sampleNamed(QTest::currentDataTag()));
    QCOMPARE(int(reading.state), state);
    QCOMPARE(int(reading.bodyBytes), bodyBytes);
    QCOMPARE(reading.keepsAlive, keepsAlive);
}

// What lies behind an answer is only seen if it comes with it: so a split there changes whether the
// connection is kept.
void ResponseReaderTest::aSplitChangesNothing() {
    QFETCH(QByteArray, answer);
    const std::string bytes = answer.toStdString();
    const AnswerRead expected = readWhole(bytes);
    const std::size_t step = std::max<std::size_t>(1, bytes.size() / 2000);
    for (std::size_t cut = 1; cut < bytes.size(); cut += step) {
        AnswerRead reading = readInPieces(bytes, cutsFrom(cut, bytes.size()));
        if (reading.state == ResponseReader::State::Complete &&
            reading.headerBytes + reading.bodyBytes < bytes.size())
            reading.keepsAlive = expected.keepsAlive;
        QVERIFY2(reading.state == expected.state, qPrintable(QString::number(cut)));
        if (reading.state == ResponseReader::State::Complete)
            QVERIFY2(reading == expected, qPrintable(QString::number(cut)));
    }
}

void ResponseReaderTest::byteByByteChangesNothing() {
    QFETCH(QByteArray, answer);
    const std::string bytes = answer.toStdString();
    std::vector<std::size_t> everywhere(bytes.size());
    for (std::size_t i = 0; i < bytes.size(); ++i)
        everywhere[i] = i;
    const AnswerRead expected = readWhole(bytes);
    const AnswerRead reading = readInPieces(bytes, everywhere);
    QCOMPARE(int(reading.state), int(expected.state));
    QCOMPARE(reading.status, expected.status);
    if (reading.state == ResponseReader::State::Complete)
        QCOMPARE(reading.bodyBytes, expected.bodyBytes);
}

void ResponseReaderTest::headHasNoBody() {
    const std::string answer = "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n";
    const AnswerRead reading = readWhole(answer, true);
    QCOMPARE(reading.state, ResponseReader::State::Complete);
    QVERIFY(reading.keepsAlive);
    QCOMPARE(reading.headerBytes, answer.size());
    const AnswerRead chunked =
        readWhole("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", true);
    QCOMPARE(chunked.state, ResponseReader::State::Complete);
}

void ResponseReaderTest::theNextAnswerIsReadAfresh() {
    ResponseReader reader(false);
    for (const char* name : {"chunked", "with a length", "no content", "chunked", "not found"}) {
        reader.begin();
        const std::string answer = sampleNamed(name);
        QCOMPARE(reader.feed(answer), ResponseReader::State::Complete);
        QVERIFY(reader.keepsAlive());
        QVERIFY(reader.headerBytes() + reader.bodyBytes() <= answer.size());
    }
}

// Each answer follows itself and all others, so that each head is known, and known wrongly, once.
void ResponseReaderTest::aKnownHeadChangesNothing() {
    KnownHead known;
    ResponseReader reader(false, &known);
    for (const SampleAnswer& before : sampleAnswers())
        for (const SampleAnswer& sample : sampleAnswers()) {
            reader.begin();
            reader.feed(before.bytes);
            ResponseReader fresh(false);
            fresh.begin();
            reader.begin();
            const AnswerRead expected = readingOf(fresh, fresh.feed(sample.bytes));
            QCOMPARE(readingOf(reader, reader.feed(sample.bytes)), expected);
            reader.begin();
            QCOMPARE(readingOf(reader, reader.feed(sample.bytes)), expected);
        }
}

void ResponseReaderTest::aKnownHeadIsNotReadAgain() {
    const std::string lines = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n";
    KnownHead known;
    ResponseReader reader(false, &known);
    reader.begin();
    QVERIFY(!known.recall(lines));
    reader.feed(lines + "ok");
    QVERIFY(known.recall(lines + "no"));
    QVERIFY(!known.recall(lines.substr(0, lines.size() - 1)));
    reader.begin();
    QCOMPARE(reader.feed(lines + "n"), ResponseReader::State::Reading);
    QCOMPARE(reader.feed("o"), ResponseReader::State::Complete);
    reader.begin();
    reader.feed(lines.substr(0, 20)); // in parts, and with another status: nothing to keep
    reader.feed("\r\nContent-Length: 0\r\n\r\n");
    QVERIFY(known.recall(lines));
}

void ResponseReaderTest::anotherProtocolIsReadToItsEnd() {
    const AnswerRead reading = readWhole("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n"
                                         "Connection: upgrade\r\n\r\nanything");
    QCOMPARE(reading.state, ResponseReader::State::Complete);
    QCOMPARE(reading.status, 101);
    QCOMPARE(reading.bodyBytes, 8U);
    QVERIFY(!reading.keepsAlive);
}

void ResponseReaderTest::headersHaveLimits() {
    QCOMPARE(readWhole(sampleNamed("400 KB of headers")).state, ResponseReader::State::LongHeaders);
    QCOMPARE(readWhole(sampleNamed("a line of 150 KB")).state, ResponseReader::State::LongLine);
}

// Also of what is no answer at all: a TLS alert, a database's greeting, HTTP/2, a bad header before
// a body without a line end.
void ResponseReaderTest::noMoreIsCountedThanArrives() {
    using namespace std::string_literals;
    std::vector<std::string> answers{"\x15\x03\x01\0\x02\x02\x46"s,
                                     "J\0\0\0\n8.0.36\0"s.append(60, 'x'),
                                     "\0\0\x06\x04\0\0\0\0\0\0\x03\0\0\0\x64"s,
                                     "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n"
                                     "\r\n{\"a\":\"" +
                                         std::string(300, 'x') + "\"}"};
    for (const SampleAnswer& sample : sampleAnswers())
        answers.push_back(sample.bytes);
    for (const std::string& answer : answers)
        for (std::size_t piece : {std::size_t(1), std::size_t(7), answer.size() + 1}) {
            ResponseReader reader(false);
            reader.begin();
            std::size_t fed = 0;
            auto state = ResponseReader::State::Reading;
            while (fed < answer.size() && state == ResponseReader::State::Reading) {
                const std::string part = answer.substr(fed, piece);
                state = reader.feed(part);
                fed += part.size();
                QVERIFY(reader.bytesReceived() <= fed);
            }
        }
}

LOADSTONE_TEST(ResponseReaderTest)
#include "responsereader_test.moc"
