#pragma once

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace loadstone {

/// Runs `work` on a thread of `pool` and hands what it gives to `take` on the GUI thread, unless
/// `context` is gone by then. To be called on the GUI thread; `work` must own what it uses.
template <typename Work, typename Take>
void workAside(QThreadPool& pool, QObject* context, Work work, Take take) {
    pool.start([guard = QPointer<QObject>(context), work = std::move(work),
                take = std::move(take)]() mutable {
        auto made = std::make_shared<decltype(work())>(work());
        QCoreApplication* application = QCoreApplication::instance();
        if (!application)
            return;
        const auto hand = [guard, made, take]() mutable {
            if (guard)
                take(std::move(*made));
        };
        QMetaObject::invokeMethod(application, hand, Qt::QueuedConnection);
    });
}

/// Lets go of something large on another thread: unmapping what a result takes is not quick.
template <typename Thing>
void releaseAside(Thing thing) {
    QThreadPool::globalInstance()->start(
        [thing = std::move(thing)]() mutable { const Thing last = std::move(thing); });
}

} // namespace loadstone
