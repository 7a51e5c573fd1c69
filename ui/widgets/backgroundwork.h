// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace loadstone {

/// Threads for what takes long, away from the GUI thread. Its own ones: Qt paints large areas with
/// the help of the global pool and waits for it, so what is long there stalls the window. Lives on
/// the GUI thread; owned by the object whose work it does. Destroying it waits for that work.
class BackgroundWork {
public:
    explicit BackgroundWork(QObject* context) : m_context(context) {}

    /// Does `work` and hands what it gives to `take` on the GUI thread, unless the context is gone
    /// by then. `work` must own what it uses.
    template <typename Work, typename Take>
    void work(Work work, Take take) {
        m_pool.start([guard = QPointer<QObject>(m_context), work = std::move(work),
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

    /// Lets go of something large: unmapping what a result takes is not quick.
    template <typename Thing>
    void release(Thing thing) {
        m_pool.start([thing = std::move(thing)]() mutable { const Thing last = std::move(thing); });
    }

private:
    QObject* m_context;
    QThreadPool m_pool;
};

} // namespace loadstone
