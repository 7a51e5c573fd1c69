// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/hosts/countlead.h"
#include "core/hosts/exchanges.h"
#include "core/hosts/toldcounts.h"
#include "core/ngram/result/listedngrams.h"
#include "core/report/ngramhosts.h"
#include "tests/support/contains.h"
#include "tests/support/testprogram.h"

#include <nlohmann/json.hpp>

#include <deque>
#include <random>

using namespace loadstone;

namespace {

constexpr std::size_t starter = SIZE_MAX; ///< in the place of a part

using CountsByName = std::map<std::string, std::uint64_t>;

/// What partition number so and so has: an n-gram of its own, some of all, and a long one.
void addCountsOf(std::size_t partition, CountsByName& counts) {
    counts["only " + std::to_string(partition)] += 1;
    for (std::size_t i = 0; i < 40; ++i)
        counts["word " + std::to_string(i * 37 % 101)] += (partition * 7 + i) % 5 + 1;
    counts[std::string(60'000, 'x') + std::to_string(partition % 5)] += partition + 1;
}

NgramResult resultOf(const CountsByName& counts) {
    std::vector<NgramResult::Counted> listed;
    for (const auto& [ngram, count] : counts)
        listed.push_back({ngram, count});
    return loadstone::resultOf(listed).value();
}

/// A host that counts without files, workers or a network.
struct CountingHost {
    bool isDead = false;
    std::set<std::size_t> granted;
    std::set<std::size_t> mapped;
    std::unique_ptr<Exchanges> exchanges;
};

/// Some hosts with a lead, whose messages come in the order of each pair and else by chance, and
/// whoever has started them.
class CountingHosts {
public:
    CountingHosts(std::vector<std::size_t> partitionsOfFiles,
                  std::vector<std::optional<std::size_t>> homes, std::size_t hosts, unsigned seed,
                  std::optional<std::size_t> blind = {})
        : m_blind(blind),
          m_files(std::move(partitionsOfFiles)),
          m_homes(std::move(homes)),
          m_hosts(hosts),
          m_random(seed),
          m_told(ToldCounts::create().value()),
          m_lead(
              hosts, [this](std::size_t to, const PartMessage& message) { post(0, to, message); },
              [this](const PartMessage& message) {
                  post(0, starter, message);
                  if (const auto* piece = std::get_if<SortedPiece>(&message))
                      lastTeller = piece->isLast ? std::optional(piece->owner) : lastTeller;
              }) {
        for (std::size_t i = 0; i < hosts; ++i)
            m_hosts[i].exchanges = std::make_unique<Exchanges>(
                i, [this, i](std::size_t to, const PartMessage& message) { post(i, to, message); });
        SharedJob job{"1", {}, {}, {}, false};
        for (std::size_t i = 0; i < hosts; ++i)
            job.hosts.push_back("h" + std::to_string(i));
        for (std::size_t i = 0; i < m_files.size(); ++i) {
            job.job.files.push_back("f" + std::to_string(i));
            job.files.push_back({"/f" + std::to_string(i), m_homes[i]});
        }
        job.job.hosts = job.job.workers = int(hosts);
        m_lead.takeOrder(job);
        for (std::size_t i = 0; i < hosts; ++i)
            m_lead.take(i, PartHello{"1", "x"});
    }

    /// So many random steps, or fewer if it ends; how many it were.
    int go(int most) {
        int steps = 0;
        for (; !hasEnded() && steps < most; ++steps)
            step();
        return steps;
    }
    bool hasEnded() const { return report || refusal; }
    /// Its messages that are under way still come.
    void lose(std::size_t host) { m_hosts[host].isDead = true; }
    bool isDead(std::size_t host) const { return m_hosts[host].isDead; }
    /// Until the lead has noticed.
    void waitForLoss() {
        for (int i = 0; i < SilenceWatch::patience && !hasEnded(); ++i)
            look();
    }
    std::size_t partitions() const {
        std::size_t all = 0;
        for (const std::size_t partitions : m_files)
            all += partitions;
        return all;
    }
    CountsByName counts() const {
        CountsByName counts;
        const auto told = m_told->tell({}, {}, [&](std::string_view ngram, std::uint64_t count) {
            counts[std::string(ngram)] += count;
            return true;
        });
        if (!told)
            throw std::runtime_error(told.error().message);
        return counts;
    }

    std::optional<NgramReport> report;
    std::optional<Error> refusal;
    std::optional<std::size_t> lastTeller; ///< that has told all

private:
    /// The messages from one to another that are under way; never none.
    using Network = std::map<std::pair<std::size_t, std::size_t>, std::deque<std::string>>;

    void post(std::size_t from, std::size_t to, const PartMessage& message) {
        m_network[{from, to}].push_back(encodePartMessage(message));
    }
    void look() {
        for (std::size_t i = 0; i < m_hosts.size(); ++i)
            if (!m_hosts[i].isDead)
                m_lead.take(i, SignOfLife{});
        m_lead.look();
    }
    void step() {
        const auto what = m_random() % 50;
        if (what == 0)
            return look();
        if (what < 10)
            return map(m_random() % m_hosts.size());
        if (!m_network.empty())
            deliver(std::next(m_network.begin(), std::ptrdiff_t(m_random() % m_network.size())));
    }
    void map(std::size_t number) {
        CountingHost& host = m_hosts[number];
        for (const std::size_t partition : host.granted)
            if (!host.isDead && host.mapped.insert(partition).second)
                return post(number, 0, CountState{host.mapped.size(), host.mapped.size(), 0});
    }
    void deliver(Network::iterator filled) {
        const auto [from, to] = filled->first;
        PartMessage message = decodePartMessage(filled->second.front()).value();
        filled->second.pop_front();
        if (filled->second.empty())
            m_network.erase(filled);
        if (to == starter)
            return std::visit([this](const auto& one) { onTold(one); }, message);
        if (m_hosts[to].isDead)
            return;
        std::visit([&, f = from, t = to](const auto& one) { on(f, t, m_hosts[t], one); }, message);
        if (to == 0)
            m_lead.take(from, std::move(message));
    }

    template <typename Other>
    void onTold(const Other&) {}
    void onTold(const RunRefusal& told) { refusal = told.error; }
    void onTold(const JobEnd& end) { report = end.report; }
    void onTold(const SortedPiece& piece) {
        if (!m_told->add(piece))
            throw std::runtime_error("no room");
        m_lead.takeOrder(PieceTaken{piece.epoch, piece.owner});
    }

    template <typename Other>
    void on(std::size_t, std::size_t, CountingHost&, const Other&) {}
    void on(std::size_t, std::size_t number, CountingHost&, const SharedJob&) {
        FilesSeen seen{{}, 2};
        for (std::size_t i = 0; i < m_files.size(); ++i)
            seen.files.push_back(m_blind != number && (!m_homes[i] || m_homes[i] == number)
                                     ? FileSeen{FileMark{100, i, i}, ""}
                                     : FileSeen{std::nullopt, "is missing"});
        post(number, 0, seen);
    }
    void on(std::size_t, std::size_t number, CountingHost&, const CutOrder& order) {
        FilesCut cut;
        for (const std::size_t file : order.files) {
            CutFile& one = cut.files.emplace_back(CutFile{file, Format::Text, {}});
            for (std::size_t i = 1; i <= m_files[file]; ++i)
                one.ends.push_back(10 * i);
        }
        post(number, 0, cut);
    }
    void on(std::size_t, std::size_t number, CountingHost&, const CountPlan&) {
        post(number, 0, CountReady{});
    }
    void on(std::size_t, std::size_t, CountingHost& host, const GrantOrder& order) {
        host.exchanges->drop();
        for (const std::size_t partition : order.partitions)
            if (!host.granted.insert(partition).second)
                throw std::logic_error("granted twice");
    }
    void on(std::size_t, std::size_t number, CountingHost& host, const ExchangeOrder& order) {
        if (host.mapped != host.granted)
            throw std::logic_error("not all was counted");
        host.exchanges->take(order);
        CountFacts facts{order.epoch, {}, host.mapped.size(), {}, 0};
        CountsByName counts;
        for (const std::size_t partition : host.mapped) {
            facts.lines.push_back(partition + 1);
            facts.firstMalformed.push_back({partition, 0, Malformed::Empty});
            addCountsOf(partition, counts);
        }
        post(number, 0, facts);
        host.exchanges->begin(resultOf(counts));
        sort(host);
    }
    void on(std::size_t from, std::size_t, CountingHost& host, const CountPiece& piece) {
        host.exchanges->take(from, piece);
        sort(host);
    }
    void on(std::size_t from, std::size_t, CountingHost& host, const PieceTaken& taken) {
        host.exchanges->take(from, taken);
    }
    void on(std::size_t, std::size_t, CountingHost& host, const TellOrder& order) {
        host.exchanges->take(order);
    }
    static void sort(const CountingHost& host) {
        if (const auto exchange = host.exchanges->takeComplete())
            host.exchanges->setSorted(exchange, {exchange->takeOwned().value(), 1});
    }

    const std::optional<std::size_t> m_blind; ///< has no files
    const std::vector<std::size_t> m_files;
    const std::vector<std::optional<std::size_t>> m_homes;
    std::vector<CountingHost> m_hosts;
    Network m_network;
    std::mt19937 m_random;
    const std::shared_ptr<ToldCounts> m_told;
    CountLead m_lead;
};

constexpr int stepsToTheEnd = 1'000'000;

CountsByName countsOfAll(std::size_t partitions) {
    CountsByName counts;
    for (std::size_t i = 0; i < partitions; ++i)
        addCountsOf(i, counts);
    return counts;
}

} // namespace

/// N-gram jobs over hosts, but for files, workers and the network.
class CountHostsTest : public QObject {
    Q_OBJECT

private slots:
    void allIsCountedOnce_data() {
        addColumns<int>("hosts");
        for (const int hosts : {1, 2, 4, 70})
            QTest::addRow("%d", hosts) << hosts;
    }

    void allIsCountedOnce() {
        QFETCH(int, hosts);
        CountingHosts trial({30, 1, 20}, {{}, {}, {}}, std::size_t(hosts), 1);
        trial.go(stepsToTheEnd);
        QVERIFY(trial.report.has_value());
        QVERIFY(trial.counts() == countsOfAll(51));
        const NgramReport& report = *trial.report;
        QCOMPARE(report.partitions, std::size_t(51));
        QCOMPARE(report.malformed, std::uint64_t(51));
        QCOMPARE(report.lines, std::uint64_t(51 * 52 / 2));
        QCOMPARE(report.firstMalformed.size(), std::size_t(firstMalformed));
        std::uint64_t before = 0;
        for (std::size_t i = 0; i < report.firstMalformed.size(); before += ++i) {
            QCOMPARE(report.firstMalformed[i].line, before + 1);
            QCOMPARE(report.firstMalformed[i].fileNumber, std::size_t(0));
        }
        std::uint64_t partitions = 0, bytes = 0;
        for (const NgramHost& host : report.hosts) {
            partitions += host.partitions;
            bytes += host.bytes;
        }
        QCOMPARE(partitions, std::uint64_t(51));
        QCOMPARE(bytes, report.bytes);
    }

    // At any step, and often again; whatever they had counted or told is told once.
    void lossesChangeNothing() {
        std::map<std::string, int> lost;
        for (unsigned seed = 0; seed < 20; ++seed) {
            CountingHosts calm({25, 3}, {{}, {}}, 4, seed);
            const int steps = calm.go(stepsToTheEnd);
            std::mt19937 random(seed);
            CountingHosts trial({25, 3}, {{}, {}}, 4, seed);
            trial.go(100 + int(random() % unsigned(steps - 100))); // the job has begun
            for (int losses = 0; losses < 3 && !trial.hasEnded(); ++losses) {
                trial.lose(1 + random() % 3);
                trial.go(int(random() % 20));
                trial.waitForLoss();
                trial.go(int(random() % unsigned(steps)));
            }
            trial.go(stepsToTheEnd);
            QVERIFY2(trial.report, trial.refusal ? trial.refusal->message.c_str() : "no end");
            QVERIFY(trial.counts() == countsOfAll(28));
            QCOMPARE(trial.report->malformed, std::uint64_t(28));
            QCOMPARE(trial.report->lines, std::uint64_t(28 * 29 / 2));
            std::uint64_t partitions = 0;
            for (const NgramHost& host : trial.report->hosts) {
                partitions += host.partitions;
                if (host.lostAt)
                    ++lost[host.partitions > 0  ? "when it had told all"
                           : host.doneAgain > 0 ? "with what it had counted"
                                                : "with nothing"];
            }
            QCOMPARE(partitions, std::uint64_t(28));
        }
        for (const auto& [how, times] : lost)
            qInfo("%d were lost %s", times, how.c_str());
        QVERIFY(lost["with what it had counted"] > 20);
    }

    void whoHasToldAllIsNotNeeded_data() {
        addColumns<bool>("isAnotherLost");
        QTest::newRow("one") << false;
        QTest::newRow("and one that has not") << true;
    }

    void whoHasToldAllIsNotNeeded() {
        QFETCH(bool, isAnotherLost);
        CountingHosts trial({25, 3}, {{}, {}}, 4, 3);
        while (trial.lastTeller != 1U)
            QVERIFY(trial.go(1) == 1);
        trial.lose(1);
        trial.waitForLoss();
        if (isAnotherLost) {
            trial.lose(3);
            trial.waitForLoss();
        }
        trial.go(stepsToTheEnd);
        QVERIFY(trial.report.has_value());
        QVERIFY(trial.counts() == countsOfAll(28));
        const std::vector<NgramHost>& hosts = trial.report->hosts;
        QVERIFY(hosts[1].lostAt.has_value());
        QCOMPARE(hosts[1].partitions > 0, !isAnotherLost);
        QCOMPARE(hosts[1].doneAgain > 0, isAnotherLost);
    }

    void whatOnlyOneHostHasIsLostWithIt() {
        CountingHosts trial({5, 40}, {{}, 2}, 3, 7);
        trial.go(150);
        trial.lose(2);
        trial.waitForLoss();
        trial.go(stepsToTheEnd);
        QVERIFY(trial.refusal.has_value());
        QVERIFY(contains(trial.refusal->message, "h2 was lost, and no other host can read /f1"));
        QVERIFY(!trial.report);
    }

    void whatOnlyOneHostHasIsCounted() {
        CountingHosts trial({5, 40, 9}, {{}, 2, 0}, 3, 7);
        trial.go(stepsToTheEnd);
        QVERIFY(trial.report.has_value());
        QVERIFY(trial.counts() == countsOfAll(54));
        QVERIFY(trial.report->hosts[2].partitions >= 40);
    }

    void filesMustBeTheSame_data() {
        addColumns<QString, quint64, quint64>("words", "bytes", "sum");
        QTest::newRow("size") << "on h1: /f is another file than on h0, of another size"
                              << quint64(9) << quint64(1);
        QTest::newRow("bytes") << "on h1: /f is another file than on h0, of the same size"
                               << quint64(10) << quint64(2);
    }

    void filesMustBeTheSame() {
        QFETCH(QString, words);
        QFETCH(quint64, bytes);
        QFETCH(quint64, sum);
        std::vector<PartMessage> told;
        CountLead lead(
            2, [](std::size_t, const PartMessage&) {},
            [&](const PartMessage& message) { told.push_back(message); });
        SharedJob job{"1", {"h0", "h1"}, {{"/f", {}}}, {}, false};
        job.job.files = {"f"};
        lead.takeOrder(job);
        lead.take(0, PartHello{"1", "x"});
        lead.take(1, PartHello{"1", "x"});
        lead.take(0, FilesSeen{{{FileMark{10, 1, 3}, ""}}, 1});
        lead.take(1, FilesSeen{{{FileMark{bytes, sum, 3}, ""}}, 1});
        const auto* refusal = std::get_if<RunRefusal>(&told.back());
        QVERIFY(refusal);
        QVERIFY2(contains(refusal->error.message, words.toStdString()),
                 refusal->error.message.c_str());
    }

    void aHostWithoutTheFileIsNamed() {
        CountingHosts trial({5, 4}, {{}, {}}, 3, 7, 1);
        trial.go(stepsToTheEnd);
        QVERIFY(trial.refusal.has_value());
        QCOMPARE(trial.refusal->field, "files");
        QCOMPARE(trial.refusal->message, "on h1: is missing");
    }

    void hostsAreWrittenAndRead() {
        const std::vector<NgramHost> hosts{{"a", 4, 17, 1'000'000, {}, "", 0},
                                           {"b", 2, 0, 0, Seconds(2.5), "silent", 9}};
        QCOMPARE(ngramHostsFromJson(ngramHostsToJson(hosts)), hosts);
        QCOMPARE(hostsAtWork(hosts), "1 of 2 hosts");
        QCOMPARE(lostHostsText(hosts), "b was lost after 2.50 s (silent)");
        QVERIFY(contains(ngramHostsText(hosts), "9 partitions done again by others"));
        QCOMPARE(ngramHostsText({}), "");
    }
};

LOADSTONE_TEST(CountHostsTest)
#include "counthosts_test.moc"
