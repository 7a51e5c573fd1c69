// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/holedtext.h"
#include "core/data/holefinder.h"
#include "core/http/requestdata.h"
#include "tests/support/testprogram.h"
#include "tests/support/textfiles.h"

#include <QRegularExpression>

#include <set>

using namespace loadstone;

namespace {

const Feeds noFeeds;

std::string written(const std::string& text, std::uint64_t request = 0,
                    TextPlace place = TextPlace::Body, std::uint64_t seed = 1) {
    auto holed = HoledText::read(text, place, noFeeds).value();
    holed.number(0);
    Values values(std::make_shared<const Feeds>(), seed);
    values.goTo(request);
    std::string to;
    holed.write(values, to);
    return to;
}

std::string placeholderErrorOf(const std::string& text, const Feeds& feeds = noFeeds) {
    const auto holed = HoledText::read(text, TextPlace::Body, feeds);
    return holed ? "" : holed.error().message;
}

} // namespace

/// Texts of a request that differ from request to request.
class PlaceholderTest : public QObject {
    Q_OBJECT

private slots:
    void requestsAreCountedFromOne() {
        QCOMPARE(written("a{{seq}}b{{ seq }}", 0), std::string("a1b1"));
        QCOMPARE(written("{{seq}}", 999'999), std::string("1000000"));
    }

    void bracesStandForThemselves() {
        QCOMPARE(written("{{{{seq}}"), std::string("{{seq}}"));
        QCOMPARE(written("{\"a\":{\"b\":{{seq}}}}"), std::string("{\"a\":{\"b\":1}}"));
        QCOMPARE(written("{{{seq}}}"), std::string("{1}"));
        QCOMPARE(written("}} { } {x}"), std::string("}} { } {x}"));
        QCOMPARE(withZeros("/a{{random 1 2}}/{{{{b"), std::string("/a0/{{b"));
    }

    void valuesAreWrittenAsTheirPlaceHasIt() {
        const TextFiles files;
        files.write("a.csv", "v\n\"a b/\xc3\xa9&=\r\n\tc\"");
        const auto feeds =
            std::make_shared<const Feeds>(*Feeds::open({{files.root() / "a.csv", {}}}));
        const auto in = [&](TextPlace place) {
            const auto holed = HoledText::read("<{{v}}>", place, *feeds);
            Values values(feeds, 1);
            std::string to;
            holed->write(values, to);
            return to;
        };
        QCOMPARE(in(TextPlace::Url), std::string("<a%20b%2F%C3%A9%26%3D%0D%0A%09c>"));
        QCOMPARE(in(TextPlace::Header), std::string("<a b/\xc3\xa9&=  \tc>"));
        QCOMPARE(in(TextPlace::Body), std::string("<a b/\xc3\xa9&=\r\n\tc>"));
    }

    void uuidsAreOfVersionFour() {
        const QRegularExpression form(
            "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$");
        std::set<std::string> seen;
        for (std::uint64_t i = 0; i < 1000; ++i) {
            const std::string uuid = written("{{uuid}}", i);
            QVERIFY2(form.match(uuid.c_str()).hasMatch(), uuid.c_str());
            seen.insert(uuid);
        }
        QCOMPARE(seen.size(), 1000U);
        const std::string two = written("{{uuid}}{{uuid}}");
        QVERIFY(two.substr(0, 36) != two.substr(36));
    }

    void theSameSeedGivesTheSameValues() {
        const std::string text = "{{uuid}} {{random 1 1000000}} {{random 1 1000000}}";
        QCOMPARE(written(text, 7), written(text, 7));
        QVERIFY(written(text, 7) != written(text, 8));
        QVERIFY(written(text, 7) != written(text, 7, TextPlace::Body, 2));
    }

    // Chi-squared of six faces and 60,000 throws: five degrees of freedom, and a chance of one in a
    // million to be above 36. The seed is fixed, so it is above in each run or in none.
    void chanceIsEven() {
        std::array<double, 6> faces{};
        for (std::uint64_t i = 0; i < 60'000; ++i)
            ++faces.at(std::stoul(written("{{random 1 6}}", i)) - 1);
        double chiSquared = 0;
        for (const double count : faces)
            chiSquared += (count - 10'000) * (count - 10'000) / 10'000;
        QVERIFY2(chiSquared < 36, qPrintable(QString::number(chiSquared)));
        QCOMPARE(written("{{random 5 5}}"), std::string("5"));
        QVERIFY(!written("{{random 0 18446744073709551615}}").empty());
    }

    void theTimeIsThatOfNow() {
        const auto now = [] {
            return std::chrono::duration_cast<std::chrono::milliseconds>(
                       std::chrono::system_clock::now().time_since_epoch())
                .count();
        };
        const auto before = now();
        const auto time = std::stoll(written("{{timestamp}}"));
        QVERIFY(before <= time && time <= now());
    }

    void theEnvironmentIsAskedOnce() {
        qputenv("LOADSTONE_TOKEN", "{{seq}} of old");
        QCOMPARE(written("<{{env LOADSTONE_TOKEN}}>"), std::string("<{{seq}} of old>"));
        QCOMPARE(written("{{env LOADSTONE_TOKEN}}", 0, TextPlace::Url),
                 std::string("%7B%7Bseq%7D%7D%20of%20old"));
        qunsetenv("LOADSTONE_TOKEN");
        QCOMPARE(placeholderErrorOf("{{env LOADSTONE_TOKEN}}"),
                 std::string("character 1: the environment has no LOADSTONE_TOKEN, which {{env "
                             "LOADSTONE_TOKEN}} asks for"));
    }

    void whatIsWrongIsToldWithItsPlace_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("error");
        QTest::newRow("misspelt")
            << "ab{{sqe}}"
            << "character 3: there is no placeholder {{sqe}}; did you mean {{seq}}?";
        QTest::newRow("a column, nearly")
            << "{{user_nam}}"
            << "character 1: there is no placeholder {{user_nam}}; did you mean {{user_name}}?";
        QTest::newRow("unknown")
            << "{{colour}}"
            << "character 1: there is no placeholder {{colour}}; there are seq, uuid, random, "
               "timestamp, env, user_name; write {{{{ for two braces";
        QTest::newRow("no end")
            << "{{seq}} {{seq"
            << "character 9: the placeholder has no end, which is }}; write {{{{ "
               "for two braces";
        QTest::newRow("empty")
            << "{{ }}"
            << "character 1: a placeholder needs a name, as in {{seq}}; write {{{{ "
               "for two braces";
        QTest::newRow("a bound is missing")
            << "{{random 5}}"
            << "character 1: {{random 5}} is not as it must be: {{random 1 100}}";
        QTest::newRow("bounds turned round") << "{{random 5 1}}"
                                             << "character 1: {{random 5 1}} needs a least and a "
                                                "most whole number, as in {{random 1 "
                                                "100}}";
        QTest::newRow("a bound is no number") << "{{random a 9}}"
                                              << "character 1: {{random a 9}} needs a least and a "
                                                 "most whole number, as in {{random 1 "
                                                 "100}}";
    }
    void whatIsWrongIsToldWithItsPlace() {
        QFETCH(QString, text);
        QFETCH(QString, error);
        const TextFiles files;
        files.write("a.csv", "user_name\nann");
        const auto feeds = Feeds::open({{files.root() / "a.csv", {}}});
        QCOMPARE(QString::fromStdString(placeholderErrorOf(text.toStdString(), *feeds)), error);
    }

    void errorsNameTheField() {
        Request request;
        request.url = "http://host/{{sqe}}";
        QCOMPARE(RequestData::open(request, {}, 1).error(),
                 (Error{"url", "the URL, character 13: there is no placeholder {{sqe}}; did you "
                               "mean {{seq}}?"}));
        request.url = "http://host/";
        request.headers = {{"X-Id", "{{x"}};
        QCOMPARE(RequestData::open(request, {}, 1).error().field, std::string("header"));
        request.headers.clear();
        request.body = "{{x}}";
        QCOMPARE(RequestData::open(request, {}, 1).error().field, std::string("data"));
    }

    void binaryBodiesStayAsTheyAre() {
        Request request;
        request.url = "http://host/";
        request.body = std::string("\xff\xfe{{x}}");
        QCOMPARE(*RequestData::open(request, {}, 1), nullptr);
    }
};

LOADSTONE_TEST(PlaceholderTest)
#include "placeholder_test.moc"
