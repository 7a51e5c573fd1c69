// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/base64.h"
#include "core/stats/hdrcodec.h"
#include "tests/support/testprogram.h"

#include <zlib.h>

#include <algorithm>
#include <random>

using namespace loadstone;

namespace {

Histogram someHistogram(unsigned seed, std::size_t values, const HistogramLayout& layout) {
    std::mt19937_64 random(seed);
    std::uniform_int_distribution<std::int64_t> value(0, layout.highest >> (seed % 30));
    Histogram histogram(layout);
    for (std::size_t i = 0; i < values; ++i)
        histogram.record(value(random), 1 + (random() >> (random() % 64)) % 1'000'000'000'000);
    return histogram;
}

// Written by hdr-histogram-js 3.0.1 with range 1 to 3600000000 and 3 digits, after recording
// 1, 1000 (three times), 123456 and 3600000000.
constexpr auto writtenElsewhere = "HISTFAAAAC94nJNpmSzMwMDAw8DAwMjAwMDMAAEgNsO1yUsY4Hym0/xs+/OYLr9h"
                                  "ZAIAiWoHOQ==";

/// The highest trackable value that the header of an encoded histogram tells.
std::uint64_t rangeTold(const Histogram& histogram) {
    const std::string packed = fromBase64(encodeHdr(histogram)).value().substr(8);
    std::array<unsigned char, 32> header{};
    z_stream stream{};
    inflateInit(&stream);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = header.data();
    stream.avail_out = header.size();
    inflate(&stream, Z_SYNC_FLUSH);
    inflateEnd(&stream);
    std::uint64_t highest = 0;
    for (std::size_t i = 24; i < 32; ++i)
        highest = highest << 8 | header.at(i);
    return highest;
}

} // namespace

class HdrCodecTest : public QObject {
    Q_OBJECT

private slots:
    void decodesWhatItEncoded();
    void beginsAsTheFormatSays();
    void readsAnotherLibrarysHistogram();
    void refusesEveryCut();
    void base64OfAnyLength();
    void survivesDamage();
    void refusesAnotherPrecision();
    void tellsAnHourUnlessMoreIsNeeded();
};

void HdrCodecTest::decodesWhatItEncoded() {
    for (unsigned seed = 0; seed < 60; ++seed)
        for (const HistogramLayout& layout : {latencyLayout, coarseLayout}) {
            const Histogram original = someHistogram(seed, seed * 7, layout);
            const auto decoded = decodeHdr(encodeHdr(original), layout);
            QVERIFY(decoded.has_value());
            QCOMPARE(decoded->counts(), original.counts());
        }
}

void HdrCodecTest::beginsAsTheFormatSays() {
    // The first letters by which HdrHistogram's log files are known.
    QVERIFY(encodeHdr(someHistogram(1, 10, latencyLayout)).starts_with("HISTFAAA"));
}

void HdrCodecTest::readsAnotherLibrarysHistogram() {
    const auto decoded = decodeHdr(writtenElsewhere, latencyLayout);
    QVERIFY2(decoded.has_value(), decoded ? "" : decoded.error().message.c_str());
    Histogram expected;
    expected.record(1);
    expected.record(1000, 3);
    expected.record(123456);
    expected.record(3'600'000'000);
    QCOMPARE(decoded->counts(), expected.counts());
}

void HdrCodecTest::refusesEveryCut() {
    const std::string bytes = fromBase64(encodeHdr(someHistogram(5, 50, latencyLayout))).value();
    for (std::size_t length = 0; length < bytes.size(); ++length)
        QVERIFY(!decodeHdr(toBase64(bytes.substr(0, length)), latencyLayout).has_value());
}

// Long texts are coded in blocks.
void HdrCodecTest::base64OfAnyLength() {
    constexpr std::size_t block = 768 * 1024;
    std::mt19937 random(3);
    std::string all(3 * block + 2, '\0');
    std::ranges::generate(all, [&] { return static_cast<char>(random()); });
    for (const std::size_t size : {std::size_t(0), std::size_t(1), std::size_t(2), std::size_t(3),
                                   block - 1, block, block + 1, 2 * block + 3, all.size()}) {
        const std::string bytes = all.substr(0, size);
        const std::string text = toBase64(bytes);
        QVERIFY(text == QByteArray::fromStdString(bytes).toBase64().toStdString());
        QVERIFY(fromBase64(text) == bytes);
    }
    for (const char* wrong : {"A", "AA", "AAA", "A===", "====", "AAA!", " AAA", "AAA AAAA"})
        QVERIFY2(!fromBase64(wrong), wrong);
}

void HdrCodecTest::survivesDamage() {
    const std::string bytes = fromBase64(encodeHdr(someHistogram(6, 50, latencyLayout))).value();
    std::mt19937 random(1);
    for (int i = 0; i < 2000; ++i) {
        std::string damaged = bytes;
        damaged[random() % damaged.size()] = static_cast<char>(random());
        const auto decoded = decodeHdr(toBase64(damaged), latencyLayout);
        if (!decoded)
            QVERIFY(decoded.error().message.starts_with("the histogram cannot be read"));
    }
    QVERIFY(!decodeHdr("no base64!", latencyLayout).has_value());
}

void HdrCodecTest::refusesAnotherPrecision() {
    QVERIFY(!decodeHdr(encodeHdr(Histogram(coarseLayout)), latencyLayout).has_value());
}

/// The last of what was measured may be beyond an hour; other readers are told of a year only then.
void HdrCodecTest::tellsAnHourUnlessMoreIsNeeded() {
    Histogram histogram;
    histogram.record(3'600'000'000);
    QCOMPARE(rangeTold(histogram), 3'600'000'000U);
    histogram.record(3'600'000'001);
    QCOMPARE(rangeTold(histogram), static_cast<std::uint64_t>(longestTime));
    QCOMPARE(decodeHdr(encodeHdr(histogram), latencyLayout)->counts(), histogram.counts());
}

LOADSTONE_TEST(HdrCodecTest)
#include "hdrcodec_test.moc"
