// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testprogram.h"

#include "core/http/curlglobal.h"

#include <filesystem>
#include <iostream>
#include <map>
#include <string>

#ifdef QT_WIDGETS_LIB
#include <QApplication>
using Application = QApplication;
#else
#include <QCoreApplication>
using Application = QCoreApplication;
#endif

namespace {

std::map<std::string, loadstone::RunTest>& tests() {
    static std::map<std::string, loadstone::RunTest> all;
    return all;
}

int refuse(const char* program) {
    std::cerr << "Usage: " << program << " TEST [FUNCTION]...\nTests:\n";
    for (const auto& [name, run] : tests())
        std::cerr << "  " << name << '\n';
    return 2;
}

} // namespace

bool loadstone::joinTests(std::string_view file, RunTest run) {
    return tests().emplace(std::filesystem::path(file).stem().string(), run).second;
}

int main(int argc, char** argv) {
    const auto test = argc < 2 ? tests().end() : tests().find(argv[1]);
    if (test == tests().end())
        return refuse(argv[0]);
    argv[1] = argv[0];
    int left = argc - 1;
    const loadstone::CurlGlobal curl;
    const Application application(left, argv + 1);
    return test->second(left, argv + 1);
}
