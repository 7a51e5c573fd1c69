#include "ui/enginetext.h"

#include "ui/format.h"

#include <QCoreApplication>

namespace loadstone {

namespace {

struct EngineWords {
    const char* title;
    const char* tip;
};

constexpr std::array<EngineWords, allEngines.size()> engineWords{{
    {QT_TRANSLATE_NOOP("Engines", "&Thread pool"),
     QT_TRANSLATE_NOOP("Engines", "A thread for each request in flight, with libcurl. "
                                  "A pool of 1 sends one request after the other.")},
    {QT_TRANSLATE_NOOP("Engines", "Event loop"),
     QT_TRANSLATE_NOOP("Engines", "An event loop for each core, with many connections each. "
                                  "HTTP/1.1 only; needs the least processor time.")},
    {QT_TRANSLATE_NOOP("Engines", "Processes"),
     QT_TRANSLATE_NOOP("Engines", "The same event loops, each in a process of its own.")},
}};

QString told(EngineKind engine, const char* EngineWords::*words) {
    return QCoreApplication::translate("Engines",
                                       engineWords.at(static_cast<std::size_t>(engine)).*words);
}

} // namespace

QString engineText(EngineKind engine) {
    return toText(std::string(nameOf(engine)));
}

QString engineTitle(EngineKind engine) {
    return told(engine, &EngineWords::title);
}

QString engineTip(EngineKind engine) {
    return told(engine, &EngineWords::tip);
}

} // namespace loadstone
