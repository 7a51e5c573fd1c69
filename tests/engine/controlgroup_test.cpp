// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/controlgroup.h"
#include "core/base/cpu.h"
#include "tests/support/testprogram.h"
#include "tests/support/textfiles.h"

using namespace loadstone;

namespace {

/// Control groups out of text.
class GroupFiles : public TextFiles {
public:
    explicit GroupFiles(const std::string& memberships) { write("cgroup", memberships); }

    ControlGroups groups() const { return ControlGroups(root(), root() / "cgroup"); }
};

} // namespace

class ControlGroupTest : public QObject {
    Q_OBJECT

private slots:
    void quotasCountAsCores_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("cores"); // of 8
        QTest::newRow("none") << "max 100000" << 8;
        QTest::newRow("one") << "100000 100000" << 1;
        QTest::newRow("one and a half") << "150000 100000" << 2;
        QTest::newRow("a tenth") << "10000 100000" << 1;
        QTest::newRow("another period") << "60000 20000" << 3;
        QTest::newRow("more than there are") << "6400000 100000" << 8;
        QTest::newRow("nothing") << "" << 8;
        QTest::newRow("no period") << "100000" << 8;
        QTest::newRow("a period of nothing") << "100000 0" << 8;
        QTest::newRow("nonsense") << "a lot" << 8;
    }

    void quotasCountAsCores() {
        QFETCH(QString, text);
        QFETCH(int, cores);
        const GroupFiles files("0::/job");
        files.write("job/cpu.max", text.toStdString());
        QCOMPARE(int(coresWithin(8, files.groups().cores())), cores);
    }

    void quotaOfAnyAncestorHolds() {
        const GroupFiles files("0::/a/b/c");
        files.write("a/b/c/cpu.max", "max 100000");
        QVERIFY(!files.groups().cores());
        files.write("a/b/cpu.max", "400000 100000");
        QCOMPARE(files.groups().cores(), std::optional(4.0));
        files.write("a/cpu.max", "50000 100000");
        QCOMPARE(files.groups().cores(), std::optional(0.5));
        files.write("cpu.max", "25000 100000"); // a container's own group is the root that it sees
        QCOMPARE(files.groups().cores(), std::optional(0.25));
        QVERIFY(!GroupFiles("0::/../elsewhere").groups().cores());
    }

    void oldHierarchiesHaveQuotasToo() {
        const GroupFiles files("4:memory:/m\n3:cpu,cpuacct:/x/y\n2:cpuset:/x/y");
        files.write("cpu/x/y/cpu.cfs_quota_us", "-1");
        files.write("cpu/x/y/cpu.cfs_period_us", "100000");
        QVERIFY(!files.groups().cores());
        files.write("cpu/x/cpu.cfs_quota_us", "250000");
        files.write("cpu/x/cpu.cfs_period_us", "100000");
        QCOMPARE(files.groups().cores(), std::optional(2.5));
        files.write("cpu,cpuacct/x/cpu.cfs_quota_us", "50000");
        files.write("cpu,cpuacct/x/cpu.cfs_period_us", "100000");
        QCOMPARE(files.groups().cores(), std::optional(0.5));
    }

    void groupsLimitTasksAndMemory() {
        const GroupFiles files("2:pids:/p\n1:memory:/m\n0::/u/v");
        QVERIFY(!files.groups().tasksLeft());
        QVERIFY(!files.groups().memoryLeft());
        files.write("u/v/pids.max", "max");
        files.write("u/v/memory.max", "max");
        files.write("memory/m/memory.limit_in_bytes", "9223372036854771712");
        QVERIFY(!files.groups().tasksLeft());
        QVERIFY(!files.groups().memoryLeft());
        files.write("u/pids.max", "100");
        files.write("u/pids.current", "60");
        files.write("u/memory.max", "1000000");
        files.write("u/memory.current", "1000001");
        QCOMPARE(files.groups().tasksLeft(), std::optional<std::uint64_t>(40));
        QCOMPARE(files.groups().memoryLeft(), std::optional<std::uint64_t>(0));
        files.write("u/memory.stat", "anon 5\nfile 800\ninactive_file 700\nactive_file 90\nslab 3");
        QCOMPARE(files.groups().memoryLeft(), std::optional<std::uint64_t>(789));
        files.write("pids/pids.max", "20");
        files.write("pids/pids.current", "8");
        QCOMPARE(files.groups().tasksLeft(), std::optional<std::uint64_t>(12));
    }
};

LOADSTONE_TEST(ControlGroupTest)
#include "controlgroup_test.moc"
