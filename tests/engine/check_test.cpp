// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/check/answerjudge.h"
#include "core/check/checkmatcher.h"
#include "tests/support/jsontree.h"
#include "tests/support/testprogram.h"

using namespace loadstone;
using namespace std::chrono_literals;

namespace {

std::string checkErrorOf(const std::string& text) {
    const auto read = readChecks(text, "check");
    return read ? "" : read.error().message;
}

/// How an answer whose bytes come in these pieces does by one check.
struct Answer {
    std::string head =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nX-Id:  a b \r\n"
        "Set-Cookie: a=1\r\nset-cookie: b=2\r\n\r\n";
    std::string body;
    Microseconds time{1000};

    bool passes(const std::string& check) const { return passes(check, body.size() + 1); }
    /// The body in two pieces, of which the first has so many bytes.
    bool passes(const std::string& check, std::size_t cut) const {
        const auto checks = readChecks(check, "").value();
        AnswerJudge judge(checks);
        judge.begin();
        judge.takeHead(head);
        judge.takeBody(body.substr(0, cut));
        if (cut < body.size())
            judge.takeBody(body.substr(cut));
        const CheckVerdict verdict = judge.judge(time, body.size());
        return verdict.passed == 1 && verdict.failed == 0;
    }
};

Answer withBody(std::string body) {
    Answer answer;
    answer.body = std::move(body);
    return answer;
}

void compareWithTree(const JsonPath& path, const std::string& text) {
    const auto inTree = valueInTree(path, text);
    const auto found = path.in(text);
    QVERIFY2(found.has_value() == inTree.has_value(), text.c_str());
    if (found)
        QVERIFY2(nlohmann::json::parse(*found, nullptr, false) == *inTree, text.c_str());
}

} // namespace

class CheckTest : public QObject {
    Q_OBJECT

private slots:
    void textsAreReadBack();
    void otherFormsAreTheSame();
    void wrongTextsAreToldWithTheirPosition_data();
    void wrongTextsAreToldWithTheirPosition();
    void bodies();
    void noCutOfABodyMatters();
    void headers();
    void interimAnswersDoNotCount();
    void jsonValues();
    void jsonIsReadAsByATree_data();
    void jsonIsReadAsByATree();
    void numbersAndTextsAreEqualHoweverWritten();
    void madeJsonIsReadAsByATree();
    void sizesAndTimes();
    void longBodiesAreLookedAtFromTheirBeginning();
    void bodiesShareTheirRoom();
    void eachAnswerIsJudgedAnew();
    void noAnswerBeforeMatters();
};

void CheckTest::textsAreReadBack() {
    for (const char* text :
         {"body contains \"in stock\"", "body contains \"a \\\"b\\\" \\\\ \\n\"",
          "body matches id=[0-9]+, *$", "body matches \"\\\"quoted\\\"\"", "header content-type",
          "header X-Id equals \"a b\"", "header Set-Cookie contains \"a=1\"", "json $.items[0].id",
          "json $ equals null", "json $.id equals 7", "json $[\"a b\"]['c'].d equals \"in stock\"",
          "json $.x equals -1.5", "size < 10kB", "size >= 1536B", "size = 0B", "time < 250ms",
          "time <= 1500us"})
        QCOMPARE(Check::read(text).value().text(), std::string(text));
}

void CheckTest::otherFormsAreTheSame() {
    const std::vector<std::pair<const char*, const char*>> pairs{
        {"body contains in stock", "body contains \"in stock\""},
        {"  body\tcontains  \"x\"  ", "body contains \"x\""},
        {"body matches \"\\d+\\.\\d\"", "body matches \\d+\\.\\d"},
        {"json $.a equals in stock", "json $.a equals \"in stock\""},
        {"json $.a equals \"7\"", "json $.a equals \"7\""},
        {"size<10KB", "size < 10kB"},
        {"size <= 1.5 MiB", "size <= 1572864B"},
        {"size > 512", "size > 512B"},
        {"time<0.25s", "time < 250ms"},
        {"size < 1.005kB", "size < 1005B"},
        {"size < 1000.005GB", "size < 1000005MB"},
        {"size = 999999999999999", "size = 999999999999999B"},
        {"time <= 1.001ms", "time <= 1001us"},
        {"time <= 1.0013ms", "time <= 1001.3us"},
        {"time <= 8783.9h", "time <= 527034m"}};
    for (const auto& [typed, meant] : pairs)
        QCOMPARE(Check::read(typed).value().text(), std::string(meant));
    const std::string list = "body contains \"a, b\"\n\n  time < 1s\r\n";
    QCOMPARE(textOf(readChecks(list, "").value()),
             std::string("body contains \"a, b\"\ntime < 1s"));
}

void CheckTest::wrongTextsAreToldWithTheirPosition_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* text, const QString& message) {
        QTest::newRow(text) << text << QStringLiteral("check 1: \"%1\": %2").arg(text, message);
    };
    const QString at = QStringLiteral("at character %1 there must be %2");
    row("bdy contains x", at.arg(1).arg("what is checked: body, header, json, size or time"));
    row("body has x", at.arg(6).arg("contains or matches"));
    row("body contains", at.arg(14).arg("a text, as in \"in stock\""));
    row("body contains \"x", at.arg(17).arg("a \" that ends the text"));
    row("body contains \"x\" y", at.arg(19).arg("the end"));
    const QString expression =
        "at character %1 there must be a regular expression of RE2, which says \"%2\"";
    row("body matches ab(c", expression.arg(14).arg("missing )"));
    row("body matches ab[z-a]", expression.arg(17).arg("invalid character class range"));
    row("header a: b", at.arg(8).arg("the name of a header, as in content-type"));
    row("header a is b", at.arg(10).arg("equals, contains or the end"));
    row("json a.b", at.arg(6).arg("a path to a value of JSON, as in $.items[0].id"));
    row("json $.a[x]", at.arg(9).arg("a name, as in .id or [\"a name\"], or an index, as in [0]"));
    row("json $.*", at.arg(7).arg("a name, as in .id or [\"a name\"], or an index, as in [0]"));
    row("json $..a", at.arg(7).arg("a name, as in .id or [\"a name\"], or an index, as in [0]"));
    row("json $.a = 3", at.arg(10).arg("equals or the end"));
    row("json $.a equals", at.arg(16).arg("a value, as in 3, true, null or \"in stock\""));
    row("json $.a equals [1]", at.arg(17).arg("a value, as in 3, true, null or \"in stock\""));
    row("size 10", at.arg(6).arg("<, <=, >, >= or ="));
    row("size < ten", at.arg(8).arg("a size, as in 10kB"));
    row("size < 10 ms", at.arg(11).arg("the unit of the size: B, kB, MB, GB, KiB, MiB or GiB"));
    row("size < 1.5B", at.arg(8).arg("a whole number of bytes, at most 1000000GB"));
    row("size < 1.0005kB", at.arg(8).arg("a whole number of bytes, at most 1000000GB"));
    row("time < 5", at.arg(9).arg("the unit of the time: us, ms, s, m or h"));
    row("time < -5ms", at.arg(8).arg("a time, as in 250ms"));
}

void CheckTest::wrongTextsAreToldWithTheirPosition() {
    QFETCH(QString, text);
    QTEST(QString::fromStdString(checkErrorOf(text.toStdString())), "message");
}

void CheckTest::bodies() {
    const Answer answer = withBody("there are 12 in stock\n");
    QVERIFY(answer.passes("body contains in stock"));
    QVERIFY(!answer.passes("body contains In stock"));
    QVERIFY(answer.passes("body matches ^there"));
    QVERIFY(answer.passes("body matches \\d{2} in"));
    QVERIFY(!answer.passes("body matches \\d{3} in"));
    QVERIFY(!answer.passes("body matches stock$"));
    QVERIFY(answer.passes("body matches (?m)stock$"));
    QVERIFY(!withBody("").passes("body contains x"));
    QVERIFY(withBody("").passes("body matches ^$"));
}

void CheckTest::noCutOfABodyMatters() {
    const Answer answer = withBody("aabaabaaab {\"id\": [1, 2]} aab");
    for (std::size_t cut = 0; cut <= answer.body.size(); ++cut) {
        QVERIFY(answer.passes("body contains baaab", cut));
        QVERIFY(answer.passes("body contains aabaabaaab {", cut));
        QVERIFY(!answer.passes("body contains aaaa", cut));
        QVERIFY(answer.passes("body matches b {.*} a", cut));
        QVERIFY(withBody("{\"id\": [1, 22]}").passes("json $.id[1] equals 22", cut));
    }
    const auto checks = readChecks("body contains abcabd", "").value();
    AnswerJudge judge(checks);
    judge.begin();
    for (const char byte : std::string("abcabcabd"))
        judge.takeBody({&byte, 1});
    QCOMPARE(judge.judge(1us, 9).passed, 1U);
}

void CheckTest::headers() {
    const Answer answer;
    QVERIFY(answer.passes("header content-type"));
    QVERIFY(answer.passes("header CONTENT-TYPE contains html"));
    QVERIFY(!answer.passes("header content-type contains HTML"));
    QVERIFY(!answer.passes("header content-typ"));
    QVERIFY(answer.passes("header x-id equals \"a b\""));
    QVERIFY(!answer.passes("header x-id equals a"));
    QVERIFY(answer.passes("header set-cookie equals b=2"));
    QVERIFY(answer.passes("header set-cookie equals a=1"));
    QVERIFY(!answer.passes("header set-cookie equals c=3"));
}

void CheckTest::interimAnswersDoNotCount() {
    Answer answer;
    answer.head =
        "HTTP/1.1 103 Early Hints\r\nX-Early: 1\r\n\r\nHTTP/1.1 200 OK\r\nX-Late: 1\r\n\r\n";
    QVERIFY(answer.passes("header x-late"));
    QVERIFY(!answer.passes("header x-early"));
}

void CheckTest::jsonValues() {
    const Answer answer = withBody(
        "{\"items\": [{\"id\": 7, \"ok\": true, \"of\": null, \"price\": 1.50, \"a b\": \"in "
        "stock\"}], \"n\": \"7\"}");
    for (const char* held :
         {"json $.items[0].id equals 7", "json $.items[0].id equals 7.0",
          "json $.items[0].ok equals true", "json $.items[0].of equals null", "json $.items[0].of",
          "json $.items[0].price equals 1.5", "json $.items[0][\"a b\"] equals in stock",
          "json $['n'] equals \"7\"", "json $.items"})
        QVERIFY2(answer.passes(held), held);
    for (const char* broken : {"json $.items[1].id", "json $.items.id", "json $.n equals 7",
                               "json $.n[0]", "json $.items[0].ok equals \"true\"", "json $.none"})
        QVERIFY2(!answer.passes(broken), broken);
    QVERIFY(!withBody("no JSON").passes("json $"));
    const std::string value = "{\"a\":1}";
    QVERIFY(withBody(value + " \n").passes("json $.a equals 1"));
    for (const char* behind : {"", "garbage", " "})
        QVERIFY(!withBody(value + '\0' + behind).passes("json $.a equals 1"));
    QVERIFY(!withBody("").passes("json $"));
    QVERIFY(!withBody(std::string(100'000, '[')).passes("json $"));
    QVERIFY(withBody(std::string(100'000, '[') + std::string(100'000, ']')).passes("json $"));
}

void CheckTest::jsonIsReadAsByATree_data() {
    QTest::addColumn<QByteArray>("text");
    auto row = [number = 0](std::string_view text) mutable {
        QTest::newRow(std::to_string(number++).c_str())
            << QByteArray(text.data(), qsizetype(text.size()));
    };
    using namespace std::string_view_literals;
    for (const std::string_view text : {"{\"a\":1,\"a\":2}"sv,
                                        "{\"a\":{\"b\":1},\"a\":{}}"sv,
                                        "{\"a\":{\"b\":1},\"a\":3}"sv,
                                        "{\"a\":3,\"a\":{\"b\":[1,2]}}"sv,
                                        "{\"\\u0061\":7}"sv,
                                        "{\"a\":[[1,2],[3,4]]}"sv,
                                        "{\"a\":[[1,[5,6],{}],[3,4],{\"b\":1}],\"b\":1}"sv,
                                        "\xef\xbb\xbf{\"a\":1}"sv,
                                        "\xef\xbb{\"a\":1}"sv,
                                        "\xef\xbb\xbf"sv,
                                        "{\"a\":1}\0]"sv,
                                        "{\"a\":\0 1}"sv,
                                        "{\"a\":1}}"sv,
                                        "{\"a\":1,}"sv,
                                        "[1,]"sv,
                                        "[,1]"sv,
                                        "[1 2]"sv,
                                        "{\"a\" 1}"sv,
                                        "{a:1}"sv,
                                        "{\"a\":1"sv,
                                        "{\"a\":[1}"sv,
                                        "[1]]"sv,
                                        " \t\r\n{ \"a\" : [ ] , \"b\" : { } } \n"sv,
                                        "[]"sv,
                                        "{}"sv,
                                        "[\v1]"sv,
                                        "{\"a\":tru}"sv,
                                        "{\"a\":true1}"sv,
                                        "{\"a\":nullnull}"sv,
                                        "True"sv,
                                        "nan"sv,
                                        "01"sv,
                                        "-"sv,
                                        "-01"sv,
                                        "-0"sv,
                                        "1."sv,
                                        ".5"sv,
                                        "1.5e"sv,
                                        "1e+"sv,
                                        "1e5"sv,
                                        "1E-05"sv,
                                        "1e308"sv,
                                        "1e309"sv,
                                        "-1e999"sv,
                                        "1e-999"sv,
                                        "123456789012345678901234567890"sv,
                                        "+1"sv,
                                        "0x10"sv,
                                        "1_000"sv,
                                        "\"a\nb\""sv,
                                        "\"\x7f\""sv,
                                        "\"\xc3\xa9\""sv,
                                        "\"\xc3\""sv,
                                        "\"\xed\xa0\x80\""sv,
                                        "\"\xf4\x90\x80\x80\""sv,
                                        "\"\xc0\x80\""sv,
                                        "\"\\x\""sv,
                                        "\"\\u12g4\""sv,
                                        "\"\\u12\""sv,
                                        "\"\\ud83d\\ude00\""sv,
                                        "\"\\ud83d\""sv,
                                        "\"\\ude00\""sv,
                                        "\"\\ud83d\\u0041\""sv,
                                        "\"\\ud83dx\""sv,
                                        "\"\\"sv,
                                        "\"\\u"sv,
                                        "\""sv,
                                        "'a'"sv,
                                        "// none\n1"sv,
                                        "1 // none"sv,
                                        "\"a\" \"b\""sv})
        row(text);
    row(std::string(400, '9'));
    row("[" + std::string(300, '9') + ".5]");
    row(std::string(1000, '[') + std::string(1000, ']'));
    row(std::string(1000, '[') + std::string(999, ']'));
}

void CheckTest::jsonIsReadAsByATree() {
    QFETCH(QByteArray, text);
    for (const char* path : {"$", "$.a", "$.a.b", "$.a[0]", "$.a[1][0]", "$[0]", "$.a.b[1]"}) {
        const auto checks = readChecks(std::string("json ") + path, "").value();
        compareWithTree(checks.front().matcher->path, text.toStdString());
    }
}

void CheckTest::numbersAndTextsAreEqualHoweverWritten() {
    const auto holds = [](const char* wanted, const char* found) {
        return withBody(found).passes(std::string("json $ equals ") + wanted);
    };
    for (const char* seven : {"7", "7.0", "70e-1", "0.7E1", "7.00"}) {
        QVERIFY(holds("7", seven));
        QVERIFY(holds("7.0", seven));
        QVERIFY(!holds("8", seven));
        QVERIFY(!holds("\"7\"", seven));
    }
    QVERIFY(holds("0", "-0"));
    QVERIFY(holds("-0.0", "0"));
    QVERIFY(holds("18446744073709551616", "18446744073709551617")); // alike as doubles
    QVERIFY(!holds("18446744073709551614", "18446744073709551615"));
    QVERIFY(!holds("70", "7"));
    QVERIFY(holds("\"a/b\"", "\"a\\/b\""));
    QVERIFY(holds("\"\xc3\xa9\"", "\"\\u00e9\""));
    QVERIFY(holds("\"a\\nb\"", "\"a\\u000ab\""));
    QVERIFY(!holds("\"a\"", "\"b\""));
    QVERIFY(!holds("true", "\"true\"") && !holds("null", "0") && !holds("null", "{}"));
}

void CheckTest::madeJsonIsReadAsByATree() {
    std::uint32_t number = 1;
    const auto random = [&number](std::uint32_t below) {
        number = number * 1664525 + 1013904223;
        return (number >> 8) % below;
    };
    constexpr std::array<const char*, 22> pieces{
        "{", "}", "[", "]", "[", "]", ",",    ",",    ":",   "\"a\"",   "\"a\":",
        "1", "0", "-", ".", "e", " ", "true", "null", "\"b", "\"b\":{", "\"\\u0061\":["};
    const auto checks = readChecks("json $.a[1]\njson $[1].b\njson $", "").value();
    for (int i = 0; i < 20'000; ++i) {
        std::string text = i % 2 == 0 ? "{\"a\":[0," : "[3,{";
        const std::uint32_t size = random(12);
        for (std::uint32_t piece = 0; piece < size; ++piece)
            text += pieces.at(random(pieces.size()));
        text += i % 2 == 0 ? "]}" : "}]";
        for (const Check& check : checks)
            compareWithTree(check.matcher->path, text);
    }
}

void CheckTest::sizesAndTimes() {
    Answer answer = withBody(std::string(1000, 'x'));
    QVERIFY(answer.passes("size = 1kB"));
    QVERIFY(answer.passes("size <= 1000"));
    QVERIFY(!answer.passes("size < 1kB"));
    QVERIFY(answer.passes("size > 999"));
    answer.time = 250ms;
    QVERIFY(answer.passes("time <= 250ms"));
    QVERIFY(!answer.passes("time < 250ms"));
    QVERIFY(answer.passes("time > 0.2s"));
}

// What a body must contain is found however long it is.
void CheckTest::longBodiesAreLookedAtFromTheirBeginning() {
    const auto checks =
        readChecks("body matches first\nbody matches last\nbody contains last", "").value();
    AnswerJudge judge(checks);
    const std::string filling(AnswerJudge::mostBody / 2, 'x');
    judge.begin();
    for (const std::string& piece : {std::string("first"), filling, filling, std::string("last")})
        judge.takeBody(piece);
    CheckVerdict verdict = judge.judge(1us, 0);
    QCOMPARE(verdict.passed, 0b101U);
    QCOMPARE(verdict.failed, 0b010U);
    QVERIFY(verdict.bodyWasCut);
    judge.begin();
    judge.takeBody("first and last");
    verdict = judge.judge(1us, 0);
    QCOMPARE(verdict.passed, 0b111U);
    QVERIFY(!verdict.bodyWasCut);
}

// What is beyond it is cut, and told, and those that come later have it again.
void CheckTest::bodiesShareTheirRoom() {
    const auto checks = readChecks("body matches last$", "").value();
    constexpr std::size_t all = 600'000;
    BodyRoom room(all);
    const std::string body = std::string(199'996, 'x') + "last";
    const auto judged = [&](AnswerJudge& judge, std::size_t piece) {
        judge.begin();
        for (std::string_view left = body; !left.empty();
             left.remove_prefix(std::min(piece, left.size())))
            judge.takeBody(left.substr(0, piece));
        return judge.judge(1us, body.size());
    };
    AnswerJudge small(checks, &room);
    small.begin();
    small.takeBody(std::string(AnswerJudge::ownRoom, 'x'));
    QCOMPARE(room.left(), all);
    {
        AnswerJudge first(checks, &room);
        AnswerJudge second(checks, &room);
        QVERIFY(!judged(first, body.size()).bodyWasCut);
        QVERIFY(!judged(second, body.size()).bodyWasCut);
        const CheckVerdict third = judged(small, 1000);
        QVERIFY(third.bodyWasCut);
        QCOMPARE(third.failed, 1U);
        QVERIFY(room.left() < all);
        first.begin();
        QVERIFY(!judged(small, 1000).bodyWasCut);
    }
    small.begin();
    QCOMPARE(room.left(), all);
}

void CheckTest::eachAnswerIsJudgedAnew() {
    const auto checks = readChecks("body contains xy\nheader a\njson $.b", "").value();
    AnswerJudge judge(checks);
    judge.begin();
    judge.takeHead("HTTP/1.1 200 OK\r\nA: 1\r\n\r\n");
    judge.takeBody("{\"b\":\"xy\"}");
    QCOMPARE(judge.judge(1us, 0).passed, 0b111U);
    judge.begin();
    judge.takeHead("HTTP/1.1 200 OK\r\n\r\n");
    judge.takeBody("x");
    QCOMPARE(judge.judge(1us, 0).failed, 0b111U);
    judge.begin();
    judge.takeBody("y");
    QCOMPARE(judge.judge(1us, 0).failed, 0b111U);
}

// Heads and bodies that come again are not looked at again.
void CheckTest::noAnswerBeforeMatters() {
    const auto checks = readChecks("body contains ab\nbody matches ^a\njson $.a\nheader x\n"
                                   "header y equals 1\nsize < 5",
                                   "")
                            .value();
    const std::vector<std::string> heads{"HTTP/1.1 200 OK\r\nX: 1\r\n\r\n",
                                         "HTTP/1.1 200 OK\r\nY: 1\r\n\r\n",
                                         "HTTP/1.1 200 OK\r\n\r\n"};
    const std::vector<std::string> bodies{"",
                                          "ab",
                                          "cab",
                                          "{\"a\":1}",
                                          "{\"b\":1}",
                                          "a" + std::string(100'000, 'b'),
                                          "c" + std::string(100'000, 'b')};
    const auto judged = [](AnswerJudge& judge, const std::string& head, const std::string& body) {
        judge.begin();
        judge.takeHead(head);
        judge.takeBody(body);
        return judge.judge(1us, body.size()).passed;
    };
    AnswerJudge again(checks);
    std::uint32_t number = 1;
    for (int i = 0; i < 500; ++i) {
        number = number * 1664525 + 1013904223;
        const std::string& head = heads.at((number >> 8) % heads.size());
        const std::string& body = bodies.at((number >> 16) % bodies.size());
        AnswerJudge fresh(checks);
        QCOMPARE(judged(again, head, body), judged(fresh, head, body));
    }
}

LOADSTONE_TEST(CheckTest)
#include "check_test.moc"
