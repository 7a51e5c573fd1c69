#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace loadstone {

/// Turns the first SIGINT or SIGTERM into a signal of the event loop; a second one ends the
/// process at once. Made on the main thread before any other thread, which then inherits the mask.
class Interrupt : public QObject {
    Q_OBJECT

public:
    explicit Interrupt(QObject* parent = nullptr);
    ~Interrupt() override;

signals:
    void received();

private:
    void read();

    int m_descriptor;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace loadstone
