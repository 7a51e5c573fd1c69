#pragma once

#include <QTest>

#include <string_view>

namespace loadstone {

/// Runs one Qt Test class with Qt Test's arguments; 0 if all has passed.
using RunTest = int (*)(int argc, char** argv);

/// Adds a test class to this program under the name of its file. Called before main().
bool joinTests(std::string_view file, RunTest run);

} // namespace loadstone

/// At the end of a test's file: makes the class a part of its folder's program, which runs it as
/// `engine_tests histogram_test [Qt Test's arguments]`.
#define LOADSTONE_TEST(Class)                                                                      \
    [[maybe_unused]] static const bool joined##Class =                                             \
        loadstone::joinTests(__FILE__, [](int argc, char** argv) {                                 \
            Class test;                                                                            \
            QTEST_SET_MAIN_SOURCE_PATH                                                             \
            return QTest::qExec(&test, argc, argv);                                                \
        });
