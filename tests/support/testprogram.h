// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/patience.h"
#include "tests/support/testrows.h"

#include <QTest>

#include <string_view>

namespace loadstone {

/// Runs one Qt Test class with Qt Test's arguments; 0 if all has passed.
using RunTest = int (*)(int argc, char** argv);

/// Adds a test class to this program under the name of its file. Called before main().
bool joinTests(std::string_view file, RunTest run);

} // namespace loadstone

// Qt's own patience of 5 s is not that of a busy machine.
#undef QTRY_VERIFY
#undef QTRY_VERIFY2
#undef QTRY_COMPARE
#define QTRY_VERIFY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, loadstone::patience)
#define QTRY_VERIFY2(condition, message)                                                           \
    QTRY_VERIFY2_WITH_TIMEOUT(condition, message, loadstone::patience)
#define QTRY_COMPARE(found, wanted) QTRY_COMPARE_WITH_TIMEOUT(found, wanted, loadstone::patience)

/// At the end of a test's file: makes the class a part of its folder's program, which runs it as
/// `engine_tests histogram_test [Qt Test's arguments]`.
#define LOADSTONE_TEST(Class)                                                                      \
    [[maybe_unused]] static const bool joined##Class =                                             \
        loadstone::joinTests(__FILE__, [](int argc, char** argv) {                                 \
            Class test;                                                                            \
            QTEST_SET_MAIN_SOURCE_PATH                                                             \
            return QTest::qExec(&test, argc, argv);                                                \
        });
