// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/result/listedngrams.h"
#include "core/report/caption.h"
#include "core/report/ngramjson.h"
#include "core/report/ngramtext.h"
#include "core/report/resultjson.h"
#include "tests/support/testprogram.h"

#include <nlohmann/json.hpp>

using namespace loadstone;

namespace {

using Json = nlohmann::ordered_json;

/// A job with a value of its own in each member.
NgramReport madeReport() {
    const std::vector<NgramResult::Counted> listed{
        {"the", 40}, {"of", 30}, {"a\tb", 20}, {"naïve", 10}, {"", 5}};
    NgramReport report;
    report.toolVersion = "1.2.3";
    report.startedAt = "2026-11-29T19:30:00Z";
    report.job.files = {"one.tsv", "more/two.tsv"};
    report.job.format = Format::BooksV3;
    report.job.options = {PosTags::Drop, Years{1900, 1950}, false, true, false, 1, {"the", "of"}};
    report.job.workers = 3;
    report.job.unit = PartitionUnit::Lines;
    report.job.partitionSize = 1234;
    report.format = Format::BooksV3;
    report.partitions = 7;
    report.bytes = 8000;
    report.lines = 90;
    report.malformed = 2;
    report.firstMalformed = {{"one.tsv", 5, Malformed::Year}, {"one.tsv", 9, Malformed::NoTabs}};
    report.reexecuted = 1;
    report.mapTime = Seconds(1.5);
    report.reduceTime = Seconds(0.25);
    report.totalTime = Seconds(2);
    report.result = resultOf(listed).value();
    return report;
}

NgramReport opened(const std::string& text) {
    auto result = decodeResult(text);
    return result ? std::get<NgramReport>(std::move(*result)) : NgramReport();
}

std::string errorOf(const Json& json) {
    const auto result = decodeResult(json.dump());
    return result ? "" : result.error().message;
}

std::string encoded(const NgramReport& report, std::size_t top = 100) {
    return encodeNgrams(report, {}, topByCount(report.result, top));
}

} // namespace

class NgramJsonTest : public QObject {
    Q_OBJECT

private slots:
    void wholeResultsComeBackWhole() {
        const NgramReport report = madeReport();
        const NgramReport back = opened(encoded(report));
        QVERIFY(back.isFromFile);
        QVERIFY(back.job == report.job);
        QCOMPARE(back.result.size(), 5U);
        QVERIFY(back.result.isWhole());
        QCOMPARE(back.result.sums().total, 105U);
        QCOMPARE(back.result.countOf("naïve"), 10U);
        QCOMPARE(countOf(back, "unheard").value(), 0U);
        QCOMPARE(QString::fromStdString(captionOf(back)),
                 QString::fromStdString(captionOf(report)));
        QCOMPARE(QString::fromStdString(summaryText(back, {})),
                 QString::fromStdString(summaryText(report, {})));
        QCOMPARE(QString::fromStdString(encoded(back)), QString::fromStdString(encoded(report)));
    }

    void theMostFrequentComeBackWithTheSumsOfAll() {
        const NgramReport report = madeReport();
        const NgramReport back =
            opened(encodeNgrams(report, {"naïve", "unheard"}, topByCount(report.result, 2)));
        QCOMPARE(back.result.size(), 2U);
        QVERIFY(!back.result.isWhole());
        QCOMPARE(back.result.sums().distinct, 5U);
        QCOMPARE(back.result.sums().total, 105U);
        QCOMPARE(countOf(back, "The").value(), 40U); // case is merged
        QCOMPARE(countOf(back, "naïve").value(), 10U);
        QCOMPARE(countOf(back, "unheard").value(), 0U);
        QVERIFY(!countOf(back, "other"));
        QCOMPARE(
            QString::fromStdString(appearance(back, "other")),
            "other is not among the 2 most frequent n-grams, which are all that the file names");
        const Json again = Json::parse(encodeNgrams(back, {"other"}, topByCount(back.result, 100)));
        QCOMPARE(again.at("distinct").get<int>(), 5);
        QVERIFY(!again.at("words").contains("other")); // nobody knows
        QCOMPARE(again.at("words").at("naïve").get<int>(), 10);
    }

    void filesOfOlderVersionsOpen() {
        Json json = Json::parse(encoded(madeReport()));
        json.erase("options");
        json.erase("started_at");
        const NgramReport back = opened(json.dump());
        QCOMPARE(back.result.size(), 5U);
        QVERIFY(back.startedAt.empty());
        QVERIFY(back.job.options == NgramOptions());
    }

    void newerVersionsAreRefused() {
        Json json = Json::parse(encoded(madeReport()));
        json["schema_version"] = ngramSchemaVersion + 1;
        QCOMPARE(QString::fromStdString(errorOf(json)),
                 "the file was written by a newer version of Loadstone; update this one");
    }

    void rubbishIsRefused_data() {
        QTest::addColumn<QString>("patch");
        QTest::newRow("version") << R"({"schema_version": 0})";
        QTest::newRow("no files") << R"({"files": []})";
        QTest::newRow("no format") << R"({"format": "v9"})";
        QTest::newRow("workers") << R"({"workers": 0})";
        QTest::newRow("negative count") << R"({"top": [{"ngram": "a", "count": -1}]})";
        QTest::newRow("half a count") << R"({"top": [{"ngram": "a", "count": 1.5}]})";
        QTest::newRow("no text") << R"({"top": [{"ngram": 1, "count": 1}]})";
        QTest::newRow("no list") << R"({"top": 3})";
        QTest::newRow("sums") << R"({"distinct": null})";
        QTest::newRow("choice") << R"({"options": {"pos_tags": "other"}})";
    }

    void rubbishIsRefused() {
        QFETCH(QString, patch);
        Json json = Json::parse(encoded(madeReport()));
        json.update(Json::parse(patch.toStdString()));
        QCOMPARE(QString::fromStdString(errorOf(json)), "the file is not a Loadstone result");
    }
};

LOADSTONE_TEST(NgramJsonTest)
#include "ngramjson_test.moc"
