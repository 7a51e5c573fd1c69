// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/hosts/slurmhosts.h"
#include "tests/support/testprogram.h"

#include <QString>

#include <map>

using namespace loadstone;

namespace {

Expected<HostList> hostsOfSlurm(const std::map<std::string, std::string>& variables) {
    return slurmHosts([&](const char* name) -> const char* {
        const auto found = variables.find(name);
        return found == variables.end() ? nullptr : found->second.c_str();
    });
}

QString joinedNames(const Expected<HostList>& hosts) {
    if (!hosts)
        return QString::fromStdString(hosts.error().field + ": " + hosts.error().message);
    QStringList names;
    for (const std::string& name : hosts->names)
        names << QString::fromStdString(name);
    return names.join(' ');
}

} // namespace

/// The hosts of an allocation, from the variables that Slurm sets (22.05).
class SlurmHostsTest : public QObject {
    Q_OBJECT

private slots:
    void listsAreWrittenOut_data() {
        addColumns<QString, QString, QString>("nodes", "tasks", "hosts");
        QTest::newRow("one node, two tasks") << "vm"
                                             << "2"
                                             << "vm vm";
        QTest::newRow("one task") << "vm"
                                  << "1"
                                  << "";
        QTest::newRow("range") << "n[08-11]"
                               << "1(x4)"
                               << "n08 n09 n10 n11";
        QTest::newRow("mixed") << "n[1,3-4],gpu7"
                               << "2(x2),1,3"
                               << "n1 n1 n3 n3 n4 gpu7 gpu7 gpu7";
        QTest::newRow("two brackets") << "r[1-2]n[1-2].x"
                                      << "1(x4)"
                                      << "r1n1.x r1n2.x r2n1.x r2n2.x";
        QTest::newRow("tasks not told") << "a,b"
                                        << ""
                                        << "a b";
    }

    void listsAreWrittenOut() {
        QFETCH(const QString, nodes);
        QFETCH(const QString, tasks);
        QFETCH(const QString, hosts);
        QCOMPARE(joinedNames(hostsOfSlurm({{"SLURM_JOB_ID", "7"},
                                           {"SLURM_NTASKS", "2"},
                                           {"SLURM_JOB_NODELIST", nodes.toStdString()},
                                           {"SLURM_TASKS_PER_NODE", tasks.toStdString()}})),
                 hosts);
    }

    void whatIsNoListIsASentence_data() {
        addColumns<QString, QString, QString>("nodes", "tasks", "name");
        for (const char* nodes : {"n[1-", "n[a-b]", "n[5-1]", "n[1-99999]", "a,,b",
                                  "n[1-900],m[1-900]", "n[1-500]m[1-500]", "n[]"})
            QTest::newRow(nodes) << nodes << "1"
                                 << "SLURM_JOB_NODELIST";
        for (const char* tasks : {"x", "2(x", "2(x99999)", "99999", "-1", "1,"})
            QTest::newRow(tasks) << "a" << tasks << "SLURM_TASKS_PER_NODE";
    }

    void whatIsNoListIsASentence() {
        QFETCH(const QString, nodes);
        QFETCH(const QString, tasks);
        QFETCH(const QString, name);
        const QString said =
            joinedNames(hostsOfSlurm({{"SLURM_JOB_ID", "7"},
                                      {"SLURM_NTASKS", "2"},
                                      {"SLURM_JOB_NODELIST", nodes.toStdString()},
                                      {"SLURM_TASKS_PER_NODE", tasks.toStdString()}}));
        QVERIFY2(said.startsWith("hosts: Slurm's " + name + " is "), qPrintable(said));
    }

    void outsideOfAnAllocationThereAreNone() {
        QCOMPARE(joinedNames(hostsOfSlurm({})), "");
        const std::map<std::string, std::string> job{
            {"SLURM_JOB_ID", "7"}, {"SLURM_NTASKS", "2"}, {"SLURM_JOB_NODELIST", "a,b"}};
        QCOMPARE(joinedNames(hostsOfSlurm(job)), "a b");
        for (const auto& [name, value] : job) {
            auto less = job;
            less.erase(name);
            QCOMPARE(joinedNames(hostsOfSlurm(less)), "");
        }
        auto step = job;
        step["SLURM_STEP_ID"] = "0";
        QCOMPARE(joinedNames(hostsOfSlurm(step)), "");
    }
};

LOADSTONE_TEST(SlurmHostsTest)
#include "slurmhosts_test.moc"
